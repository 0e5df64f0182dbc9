import { notImplemented } from "../errors";
import type { Filter, Operand, Query } from "../query/query";
import type { Metadata } from "./metadataObjects";

/** Rows of metadata that a $filter keeps: comparisons with eq and ne, joined by and, or, not. */
export function filterMetadata(rows: readonly Metadata[], filter: Filter | undefined): Metadata[] {
  return filter ? rows.filter((row) => holds(row, filter)) : [...rows];
}

/** A metadata object with the wanted properties only; its type and id always stay. */
export function selectMetadata(row: Metadata, select: Query["select"]): Metadata {
  if (select === undefined || select.includes("*")) return row;
  const wanted = new Set(["@odata.type", "MetadataId", ...select]);
  return Object.fromEntries(Object.entries(row).filter(([key]) => wanted.has(key)));
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

function valueOf(row: Metadata, operand: Operand): unknown {
  if (operand.kind === "literal") return "value" in operand.value ? operand.value.value : null;
  return operand.path.reduce<unknown>(
    (value, key) => (typeof value === "object" && value !== null ? (value as Metadata)[key] : undefined),
    row,
  );
}
