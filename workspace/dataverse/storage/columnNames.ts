/** Column that holds the folded text of a text column. */
export const foldedName = (column: string): string => `${column}__folded`;

/** Column that holds the target table of a polymorphic lookup. */
export const typeName = (column: string): string => `${column}__type`;
