export type SqlValue = number | string | null;

/** A piece of SQL with the values for its placeholders, in order. */
export interface Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/**
 * Tagged template: Sql pieces are inlined, everything else becomes a bound value, so that no value can ever
 * become part of a statement.
 */
export function sql(strings: TemplateStringsArray, ...parts: readonly (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? "";
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    if (typeof part === "object" && part !== null) {
      text += part.text;
      values.push(...part.values);
    } else {
      text += "?";
      values.push(part);
    }
    text += strings[index + 1] ?? "";
  });
  return { text, values };
}

/** A name of the schema (table, column, alias), quoted. */
export const name = (...parts: readonly string[]): Sql => ({
  text: parts.map((part) => `"${part.replaceAll('"', '""')}"`).join("."),
  values: [],
});

/** Pieces joined by a separator such as ", " or " AND ". */
export const join = (pieces: readonly Sql[], separator: string): Sql => ({
  text: pieces.map((piece) => piece.text).join(separator),
  values: pieces.flatMap((piece) => piece.values),
});
