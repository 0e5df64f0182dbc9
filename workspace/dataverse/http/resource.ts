import { invalidQuery, notImplemented, recordDoesNotExist, resourceNotFound } from "../errors";
import type { Segment } from "../query/query";
import type { Schema, Table } from "../schema";

/** What a resource path names. */
export type Resource =
  | { readonly kind: "metadata"; readonly segments: readonly Segment[] }
  | { readonly kind: "whoAmI" | "closeIncident" | "applyRoutingRule" }
  | { readonly kind: "collection" | "count"; readonly table: Table }
  | { readonly kind: "row"; readonly table: Table; readonly id: string }
  /** A property of a row, or the rows that its navigation property leads to, or, with $ref, the link itself. */
  | { readonly kind: "property" | "link"; readonly table: Table; readonly id: string; readonly name: string };

const knownElsewhere = new Set(["$batch", "$metadata", "RelationshipDefinitions", "GlobalOptionSetDefinitions"]);

/**
 * Finds what a resource path names.
 *
 * @throws RequestError 404 for an unknown resource, 400 for a key that is no id, 501 for what only a real environment has
 */
export function resourceAt(schema: Schema, segments: readonly Segment[]): Resource {
  const [first, ...rest] = segments;
  if (!first) throw resourceNotFound("");
  if (knownElsewhere.has(first.name)) throw notImplemented(first.name);
  if (first.name === "EntityDefinitions") return { kind: "metadata", segments };
  if (first.name === "WhoAmI" && rest.length === 0) return { kind: "whoAmI" };
  if (first.name === "CloseIncident" && rest.length === 0) return { kind: "closeIncident" };
  if (first.name === "msdyn_ApplyRoutingRuleEntityRecord" && rest.length === 0) return { kind: "applyRoutingRule" };
  const table = schema.tableOfSet(first.name);
  const [next, reference, more] = rest;
  if (!first.key) {
    if (!next) return { kind: "collection", table };
    if (next.name !== "$count" || reference) throw resourceNotFound((reference ?? next).name);
    return { kind: "count", table };
  }
  const id = idOf(table, first);
  if (!next) return { kind: "row", table, id };
  if (next.key || more || (reference && reference.name !== "$ref")) {
    throw resourceNotFound((more ?? reference ?? next).name);
  }
  return { kind: reference ? "link" : "property", table, id, name: next.name };
}

function idOf(table: Table, { key }: Segment): string {
  if (key?.value.type === "guid" && (key.name === null || key.name === table.primaryId)) return key.value.value;
  if (key?.name != null && key.name !== table.primaryId) throw notImplemented("alternate keys");
  const given = key && "value" in key.value ? String(key.value.value) : "";
  if (key?.value.type === "string") throw recordDoesNotExist(table.definition.schemaName, given);
  throw invalidQuery(`'${given}' is not a GUID: the key of '${table.definition.entitySetName}' is one.`);
}
