import type { Dataverse } from "../base/ports";
import { isSameRecord, type LinkTarget } from "../base/record";
import type { RecordCard } from "../records/card";
import { readHit } from "../records/search";
import { tableFacts } from "../records/tables";

/** What tells a record apart from others of its name: company, e-mail or number, as far as it is known. */
function detailsOf(record: LinkTarget | RecordCard): readonly string[] {
  if (!("fields" in record)) {
    return record.details ?? [];
  }
  const { entityType, related, fields } = record;
  // In the order of a list of results, so that the same is compared with the same; then what else the card shows.
  const columns = new Set([...tableFacts[entityType].detailColumns, ...fields.map(({ column }) => column)]);
  return [...columns].flatMap((column) => {
    const text = column.endsWith("_value") ? related?.name : fields.find((field) => field.column === column)?.text;
    return text ? [text] : [];
  });
}

/** Whether two different records have the same name, as people read it. */
function areNamesakes(a: LinkTarget, b: LinkTarget): boolean {
  const read = ({ name }: LinkTarget): string => name.trim().toLocaleLowerCase();
  return read(a) === read(b) && !isSameRecord(a, b);
}

/**
 * The name of a record among others that are shown: where, and only where, another record has the same one, it is
 * followed by the first thing known of the record that none of its namesakes shares.
 * @returns "" for a record without a name
 */
export function nameAmong(record: LinkTarget, others: readonly (LinkTarget | undefined)[]): string {
  const namesakes = others.filter((other): other is LinkTarget => other !== undefined && areNamesakes(record, other));
  const known = namesakes.flatMap(detailsOf);
  const detail = namesakes.length > 0 ? detailsOf(record).find((text) => !known.includes(text)) : undefined;
  return record.name && detail ? `${record.name} (${detail})` : record.name;
}

/** A record with what tells it apart from another one of its name. Nothing is read where the names differ. */
export async function toldApart(dataverse: Dataverse, record: LinkTarget, from: LinkTarget): Promise<LinkTarget> {
  if (!areNamesakes(record, from) || record.details) {
    return record;
  }
  try {
    return { ...record, details: (await readHit(dataverse, record)).details };
  } catch {
    // The name alone must do.
    return record;
  }
}
