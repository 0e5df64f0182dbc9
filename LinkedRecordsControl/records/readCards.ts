import { HostFailure, type FailureKind } from "../base/failure";
import type { TableColumns } from "../base/options";
import type { Dataverse } from "../base/ports";
import type { Row } from "../base/row";
import { cardBehind, cardExpands, cardSelect, toCard, type CardLookup, type RecordCard } from "./card";
import { toQueryString } from "./odata";
import { lookupProperty } from "./rowValues";

/** Failures that asking for less does not help. */
const withoutRemedy: readonly FailureKind[] = ["missing", "offline", "busy", "timeout"];

/** A row together with the cards behind some of its lookups. */
export interface RowWithCards<K extends string> {
  readonly row: Row;
  readonly cards: Readonly<Partial<Record<K, RecordCard>>>;
}

/**
 * Reads a row and the records behind its lookups in one request. Where the host refuses the `$expand` (an unknown
 * column, another navigation property) or leaves nested columns out, the records are read by their ids instead.
 * @param read reads the row with a query
 * @param select the columns of the row itself
 * @param slots the lookups, by the names under which their cards are wanted
 * @throws HostFailure when the row itself cannot be read
 */
export async function readWithCards<K extends string>(
  dataverse: Dataverse,
  read: (query: string) => Promise<Row>,
  select: readonly string[],
  slots: Readonly<Record<K, { readonly lookup: CardLookup }>>,
  columns: TableColumns,
): Promise<RowWithCards<K>> {
  const lookups = (Object.keys(slots) as K[]).map((name) => ({ name, lookup: slots[name].lookup }));
  const row = await readExpanded(
    read,
    [...select, ...lookups.map(({ lookup }) => lookupProperty(lookup.column))],
    lookups.map(({ lookup }) => lookup),
    columns,
  );
  const cards: Partial<Record<K, RecordCard>> = {};
  await Promise.all(
    lookups.map(async ({ name, lookup }) => {
      const found = cardBehind(row, lookup, columns);
      if (found) {
        cards[name] = found.partial ? await readCard(dataverse, found.card, columns) : found.card;
      }
    }),
  );
  return { row, cards };
}

async function readExpanded(
  read: (query: string) => Promise<Row>,
  select: readonly string[],
  lookups: readonly CardLookup[],
  columns: TableColumns,
): Promise<Row> {
  try {
    const expand = lookups.flatMap((lookup) => cardExpands(lookup, columns));
    return await read(toQueryString({ select, expand }));
  } catch (error) {
    // Which code a refused $expand carries is not documented; a row that is gone or out of reach stays so.
    // A server that is busy or late must not be asked twice.
    if (error instanceof HostFailure && withoutRemedy.includes(error.kind)) {
      throw error;
    }
    return read(toQueryString({ select }));
  }
}

/** Reads one record by its id: with the columns asked for, else with its name alone, else what the lookup knew. */
async function readCard(dataverse: Dataverse, known: RecordCard, columns: TableColumns): Promise<RecordCard> {
  const table = known.entityType;
  for (const wanted of [columns[table], []]) {
    try {
      const query = toQueryString({ select: cardSelect(table, wanted) });
      return toCard(table, await dataverse.retrieve(table, known.id, query), wanted);
    } catch {
      // The next attempt asks for less.
    }
  }
  return known;
}
