import { notImplemented, unknownProperty } from "../errors";
import type { Filter, Operand, Path, Query } from "../query/query";
import type { Metadata } from "./metadataObjects";
import type { MetadataType } from "./metadataTypes";

/**
 * What a query leaves of metadata: the rows that its $filter keeps (comparisons with eq and ne, joined by and, or, not),
 * with the properties that its $select names; their type and id always stay.
 *
 * @param rows objects of the type
 * @param expanded properties that stay as well, because they were asked for by $expand
 * @throws RequestError 400 for a property that the type does not have, 501 for other filters
 */
export function queryMetadata(
  rows: readonly Metadata[],
  { select, filter }: Query,
  type: MetadataType,
  expanded: readonly string[] = [],
): Metadata[] {
  for (const property of select ?? []) if (property !== "*") checkProperty(property, type);
  if (filter) for (const [property = ""] of pathsOf(filter)) checkProperty(property, type);
  const found = filter ? rows.filter((row) => holds(row, filter)) : rows;
  if (select === undefined || select.includes("*")) return [...found];
  const wanted = new Set(["@odata.type", "MetadataId", ...select, ...expanded]);
  return found.map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => wanted.has(key))));
}

function checkProperty(property: string, type: MetadataType): void {
  if (!type.properties.has(property)) throw unknownProperty(property, type.name);
}

function pathsOf(filter: Filter): Path[] {
  switch (filter.kind) {
    case "and":
    case "or":
      return [...pathsOf(filter.left), ...pathsOf(filter.right)];
    case "not":
      return pathsOf(filter.operand);
    case "path":
      return [filter.path];
    case "compare":
      return [filter.left, filter.right].flatMap((operand) => (operand.kind === "path" ? [operand.path] : []));
    default:
      throw notImplemented("functions in a $filter of metadata");
  }
}

function holds(row: Metadata, filter: Filter): boolean {
  switch (filter.kind) {
    case "and":
      return holds(row, filter.left) && holds(row, filter.right);
    case "or":
      return holds(row, filter.left) || holds(row, filter.right);
    case "not":
      return !holds(row, filter.operand);
    case "path":
      return valueOf(row, { kind: "path", path: filter.path }) === true;
    case "compare": {
      const same = valueOf(row, filter.left) === valueOf(row, filter.right);
      if (filter.operator === "eq") return same;
      if (filter.operator === "ne") return !same;
      throw notImplemented(`the operator ${filter.operator} in a $filter of metadata`);
    }
    default:
      throw notImplemented("functions in a $filter of metadata");
  }
}

/** The value at the end of a path; null where something on the way is. */
function valueOf(row: Metadata, operand: Operand): unknown {
  if (operand.kind === "literal") return "value" in operand.value ? operand.value.value : null;
  let value: unknown = row;
  for (const key of operand.path) {
    if (value === null) return null;
    if (typeof value !== "object" || !Object.hasOwn(value, key)) {
      throw unknownProperty(key, operand.path.slice(0, -1).join("/") || "metadata");
    }
    value = (value as Metadata)[key];
  }
  return value;
}
