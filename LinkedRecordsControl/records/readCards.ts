import { cardBehind, cardExpands, cardSelect, toCard, type CardLookup, type RecordCard } from "./card";
import type { CardColumns } from "./columns";
import { toQueryString } from "./odata";
import { HostFailure, type Dataverse } from "./ports";
import type { Row } from "./row";
import type { LinkableTable } from "./tables";

/** A row together with the cards behind some of its lookups. */
export interface RowWithCards<K extends string> {
  readonly row: Row;
  readonly cards: Readonly<Partial<Record<K, RecordCard>>>;
}

/**
 * Reads a row and the records behind its lookups in one request. Where the host refuses the `$expand` (an unknown
 * column, another navigation property) or leaves nested columns out, the records are read by their ids instead.
 * @throws HostFailure when the row itself cannot be read
 */
export async function readWithCards<K extends string>(
  dataverse: Dataverse,
  entityType: string,
  id: string,
  select: readonly string[],
  lookups: Readonly<Record<K, CardLookup>>,
  columns: CardColumns,
): Promise<RowWithCards<K>> {
  const names = Object.keys(lookups) as K[];
  const plain = [...select, ...names.map((name) => `_${lookups[name].column}_value`)];
  const row = await readExpanded(dataverse, entityType, id, plain, Object.values<CardLookup>(lookups), columns);
  const cards: Partial<Record<K, RecordCard>> = {};
  await Promise.all(
    names.map(async (name) => {
      const found = cardBehind(row, lookups[name], columns);
      if (found) {
        cards[name] = found.partial ? await readCard(dataverse, found.card, columns) : found.card;
      }
    }),
  );
  return { row, cards };
}

async function readExpanded(
  dataverse: Dataverse,
  entityType: string,
  id: string,
  select: readonly string[],
  lookups: readonly CardLookup[],
  columns: CardColumns,
): Promise<Row> {
  try {
    const expand = lookups.flatMap((lookup) => cardExpands(lookup, columns));
    return await dataverse.retrieve(entityType, id, toQueryString({ select, expand }));
  } catch (error) {
    // Which code a refused $expand carries is not documented; a row that is gone or out of reach stays so.
    if (error instanceof HostFailure && (error.kind === "missing" || error.kind === "offline")) {
      throw error;
    }
    return dataverse.retrieve(entityType, id, toQueryString({ select }));
  }
}

/** Reads one record by its id: with the columns asked for, else with its name alone, else what the lookup knew. */
async function readCard(dataverse: Dataverse, known: RecordCard, columns: CardColumns): Promise<RecordCard> {
  const table: LinkableTable = known.entityType;
  const attempts = [columns[table], []];
  for (const wanted of attempts) {
    try {
      const query = toQueryString({ select: cardSelect(table, wanted) });
      return toCard(table, await dataverse.retrieve(table, known.id, query), wanted);
    } catch {
      // The next attempt asks for less.
    }
  }
  return known;
}
