import { sql, type Sql } from "../sql";

type TextFunction = "contains" | "startswith" | "endswith";

export const isTextFunction = (name: string): name is TextFunction =>
  name === "contains" || name === "startswith" || name === "endswith";

/**
 * Text match. As in Dataverse, the value may hold the wildcards of SQL: % any text, _ one character, [a-c] a set.
 *
 * @param value folded text
 */
export function matches(functionName: TextFunction, text: Sql, value: string): Sql {
  if (/[%_[]/.test(value)) {
    const body = toGlob(value);
    const pattern = `${functionName === "startswith" ? "" : "*"}${body}${functionName === "endswith" ? "" : "*"}`;
    return sql`${text} GLOB ${pattern}`;
  }
  if (value === "") return sql`${text} IS NOT NULL`;
  switch (functionName) {
    case "contains":
      return sql`instr(${text}, ${value}) > 0`;
    case "startswith":
      // A range, so that an index can serve it: nothing sorts after the last code point.
      return sql`(${text} >= ${value} AND ${text} < ${`${value}\u{10ffff}`})`;
    case "endswith":
      return sql`substr(${text}, -length(${value})) = ${value}`;
  }
}

/** Pattern of SQL's LIKE as one of SQLite's GLOB, which knows sets of characters too. */
function toGlob(pattern: string): string {
  return pattern.replace(/\[[^\]]*\]|[%_*?]/g, (part) => {
    if (part === "%") return "*";
    if (part === "_") return "?";
    return part === "*" || part === "?" ? `[${part}]` : part;
  });
}
