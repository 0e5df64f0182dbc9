const combiningMarks = /[\u0300-\u036f]/g;

/**
 * Folds text for comparison as Dataverse's default collation does: case and accents make no difference.
 * Stored beside every text column, so that searches can use indexes.
 */
export function fold(text: string): string {
  return text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(combiningMarks, "");
}

const guidPattern = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether the text is a GUID, without braces. */
export const isGuid = (text: string): boolean => guidPattern.test(text);

/** Column that holds the folded text of a text column. */
export const foldedName = (column: string): string => `${column}__folded`;

/** Column that holds the target table of a polymorphic lookup. */
export const typeName = (column: string): string => `${column}__type`;
