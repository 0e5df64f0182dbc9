import { RequestError } from "../../http";
import { code } from "../errors";
import type { Table } from "../schema";
import { foldedName } from "../storage/columnNames";
import type { RowStore, StoredRow } from "../storage/rowStore";
import { name, sql } from "../storage/sqlTemplate";
import { fold } from "../storage/storedValues";

/** Duplicate detection rules: columns in which no two rows of a table may be alike. */
const rules: Readonly<Record<string, readonly string[]>> = { contact: ["emailaddress1"] };

/**
 * Rule: "Detect duplicate data using the Web API" and "Use optional parameters", for a request whose header
 * MSCRM.SuppressDuplicateDetection is false.
 *
 * @param id of the row that is changed; null for a new one
 * @param values what is written; only columns among these are compared
 * @throws RequestError 412 when another row has such a value
 */
export function checkDuplicates(store: RowStore, table: Table, id: string | null, values: StoredRow): void {
  for (const column of rules[table.logicalName] ?? []) {
    const value = values[column];
    if (value == null) continue;
    const others = store.all(
      sql`SELECT 1 FROM ${name(table.logicalName)} WHERE ${name(foldedName(column))} = ${fold(String(value))}
          AND ${name(table.primaryId)} <> ${id ?? ""} LIMIT 1`,
    );
    if (others.length === 0) continue;
    throw new RequestError(
      412,
      code.duplicateRecord,
      "A record was not created or updated because a duplicate of the current record already exists.",
    );
  }
}
