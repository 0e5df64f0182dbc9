import type { Column, ColumnValue } from "../base/column";
import { isSameValue } from "./columnValue";

/** A change that somebody made in a card: what the column had when it began, and what it shall have. */
export interface Edit {
  readonly column: Column;
  readonly base: ColumnValue;
  readonly mine: ColumnValue;
}

/** What becomes of edits: each is in one of the three. */
export interface Merged {
  /** Nobody else touched these columns. */
  readonly write: Edit[];
  /** The database has these values already. */
  readonly done: Edit[];
  /** Somebody else wrote another value meanwhile. */
  readonly clash: { readonly edit: Edit; readonly theirs: ColumnValue }[];
}

/**
 * Compares edits with what the database has now, so that a save overwrites nothing that somebody else wrote.
 * @param now the value of a column by its logical name, freshly read
 */
export function mergeEdits(edits: readonly Edit[], now: (column: string) => ColumnValue): Merged {
  const merged: Merged = { write: [], done: [], clash: [] };
  for (const edit of edits) {
    const { column, base, mine } = edit;
    const theirs = now(column.logicalName);
    if (isSameValue(theirs, mine)) {
      merged.done.push(edit);
    } else if (isSameValue(theirs, base)) {
      merged.write.push(edit);
    } else {
      merged.clash.push({ edit, theirs });
    }
  }
  return merged;
}
