import { createHash } from "node:crypto";
import type { Dataverse } from "../dataverse/index";
import { articles } from "./articles";
import { cases } from "./cases";
import { accounts, currencies } from "./companies";
import { contextItems, conversations, participants, sessions } from "./conversations";
import { forms } from "./forms";
import { contacts, users } from "./people";
import { languages, queueItems, queues, workStreams } from "./routing";
import type { Cell, Sheet } from "./sheet";
import { views } from "./views";

const sheets: readonly Sheet[] = [
  users,
  // Whoever names a currency gets its rate.
  currencies,
  queues,
  accounts,
  contacts,
  cases,
  workStreams,
  queueItems,
  conversations,
  sessions,
  participants,
  contextItems,
  languages,
  articles,
  views,
  forms,
];

/** Rows without an owner column belong to the first agent. */
const defaultOwner = "systemuser:jamieReding";

/**
 * Loads the sample company: all rows or none. Ids follow from table and key, so that they never change; dates follow
 * from the given time, so that the workspace always looks alive.
 *
 * @param dataverse environment without these rows
 * @param now time that the rows are made for
 * @returns number of rows
 */
export function loadSampleData(dataverse: Dataverse, now: Date): number {
  return dataverse.load(
    sheets.flatMap((sheet) => sheet.rows.map((row) => [sheet.table, bodyOf(dataverse, sheet, row, now)] as const)),
  );
}

/** Id of a sample row: the same on every machine and in every run. */
function idOf(table: string, key: string): string {
  const hex = createHash("sha256").update(`${table}/${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function bodyOf(dataverse: Dataverse, sheet: Sheet, row: Sheet["rows"][number], now: Date): Record<string, unknown> {
  const table = dataverse.schema.table(sheet.table);
  const [key, ...cells] = row;
  if (cells.length !== sheet.columns.length) {
    throw new Error(`Sample row ${sheet.table}:${key} has ${cells.length} cells for ${sheet.columns.length} columns.`);
  }
  const body: Record<string, unknown> = { [table.primaryId]: idOf(sheet.table, key) };
  const values = new Map(sheet.columns.map((column, index) => [column, cells[index] ?? null]));
  if (table.columns.has("ownerid") && !values.has("ownerid")) values.set("ownerid", defaultOwner);
  for (const [columnName, cell] of values) {
    if (cell === null) continue;
    const column = table.column(columnName);
    if (column.type === "Lookup" || column.type === "Customer" || column.type === "Owner") {
      Object.assign(body, bindOf(dataverse, columnName, column.targets, cell));
    } else {
      body[columnName] = column.type === "DateTime" ? dateOf(cell, now) : cell;
    }
  }
  body._createdby_value = body._modifiedby_value = idOf("systemuser", "jamieReding");
  // Whatever is younger than its last change cannot be: rows with a creation date alone were not changed since.
  if (body.createdon !== undefined) body.modifiedon ??= body.createdon;
  return body;
}

function bindOf(
  dataverse: Dataverse,
  columnName: string,
  targets: readonly { readonly table: string; readonly navigation: string }[],
  cell: Cell,
): Record<string, string> {
  const [table = "", key = ""] = String(cell).split(":");
  const target = targets.find((candidate) => candidate.table === table);
  if (!target) throw new Error(`Sample value ${String(cell)} does not fit the lookup ${columnName}.`);
  const set = dataverse.schema.table(table).definition.entitySetName;
  return { [`${target.navigation}@odata.bind`]: `/${set}(${idOf(table, key)})` };
}

const unitMinutes: Readonly<Record<string, number>> = { d: 1440, h: 60, m: 1 };

/** The instant at a distance such as "-2d 4h" from now; a day such as "1988-04-17" is that day. */
function dateOf(cell: Cell, now: Date): string {
  const text = String(cell);
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return text;
  if (!/^[+-]\d+[dhm]( \d+[dhm])*$/.test(text)) throw new Error(`Sample date ${text} is no distance such as "-2d 4h".`);
  const minutes = [...text.matchAll(/(\d+)([dhm])/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (unitMinutes[unit ?? "m"] ?? 1),
    0,
  );
  return new Date(now.getTime() + (text.startsWith("-") ? -1 : 1) * minutes * 60_000).toISOString();
}
