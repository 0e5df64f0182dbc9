/** One `$expand` of a single-valued navigation property. */
export interface Expand {
  readonly property: string;
  readonly select: readonly string[];
}

/** The parts of a query that this control uses. */
export interface Query {
  readonly select: readonly string[];
  readonly expand?: readonly Expand[];
  readonly filter?: string;
  readonly orderBy?: string;
  readonly top?: number;
}

/** A text as an OData literal, quotes doubled and fit for a URL. */
export function literal(text: string): string {
  return `'${encodeURIComponent(text.replace(/'/g, "''"))}'`;
}

/** A text as a pattern for itself: the characters that Dataverse takes for wildcards are escaped. */
export function asPattern(text: string): string {
  return text.replace(/[[%_]/g, "[$&]");
}

/**
 * A condition that finds a pattern anywhere in a column: `%` stands for any characters, `_` for any one ("Use wildcard
 * characters in conditions for string values").
 */
export function containing(column: string, pattern: string): string {
  return `contains(${column},${literal(pattern)})`;
}

/** A condition that finds these characters in this order, whatever stands between them. */
export function containingInOrder(column: string, characters: string): string {
  return containing(column, [...characters].join("%"));
}

/**
 * The member of an update that points a lookup to a record.
 * @param property navigation property of the lookup for the record's table
 * @param target the record by its entity set and id; null empties the lookup
 */
export function bindTo(
  property: string,
  target: { readonly entitySetName: string; readonly id: string } | null,
): Readonly<Record<string, string | null>> {
  return { [`${property}@odata.bind`]: target && `/${target.entitySetName}(${target.id})` };
}

const unique = (names: readonly string[]): string => [...new Set(names)].join(",");

/** The query string, with its question mark, as `context.webAPI` takes it. */
export function toQueryString(query: Query): string {
  const expand = query.expand?.map((item) => `${item.property}($select=${unique(item.select)})`).join(",");
  const options: [string, string | number | undefined][] = [
    ["$select", unique(query.select)],
    ["$expand", expand],
    ["$filter", query.filter],
    ["$orderby", query.orderBy],
    ["$top", query.top],
  ];
  const given = options.filter(([, value]) => value !== undefined && value !== "");
  return `?${given.map(([name, value]) => `${name}=${value}`).join("&")}`;
}
