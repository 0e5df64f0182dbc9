import { RequestError } from "../../http";
import { isLookup, isPolymorphic } from "../columnTypes";
import { code, invalidPayload, notImplemented } from "../errors";
import { parseResource } from "../query/parse";
import type { Segment } from "../query/query";
import type { Schema, Table } from "../schema";
import { typeName } from "../storage/columnNames";
import type { StoredRow } from "../storage/rowStore";
import { toStored } from "../storage/storedValues";

/** A row that a lookup of the body points to. */
export interface Reference {
  readonly table: Table;
  readonly id: string;
}

interface Changes {
  readonly values: StoredRow;
  readonly references: readonly Reference[];
}

const bind = "@odata.bind";

/**
 * Reads the body of a create or update.
 *
 * @param keepReadOnly also take columns that the platform itself sets (for loading data); otherwise they are ignored
 * @throws RequestError 400 for an unknown property, a wrong value or a bind that names no record,
 *   501 for related rows to create in the same request
 */
export function readBody(schema: Schema, table: Table, body: unknown, keepReadOnly: boolean): Changes {
  if (typeof body !== "object" || body === null || Array.isArray(body)) {
    throw invalidPayload("A record must be a JSON object with the names and values of its properties.");
  }
  const values: StoredRow = {};
  const references: Reference[] = [];
  for (const [key, value] of Object.entries(body)) {
    if (key.endsWith(bind)) {
      const reference = setLookup(schema, table, values, key.slice(0, -bind.length), value);
      if (reference) references.push(reference);
    } else if (!key.includes("@")) {
      setValue(table, values, key, value, keepReadOnly);
    }
  }
  return { values, references };
}

function setLookup(
  schema: Schema,
  table: Table,
  values: StoredRow,
  navigation: string,
  value: unknown,
): Reference | null {
  const single = table.singles.get(navigation);
  if (!single) {
    throw invalidPayload(
      `An undeclared property '${navigation}' which only has property annotations in the payload but no property ` +
        "value was found in the payload. In OData, only declared navigation properties and declared named streams " +
        "can be represented as properties without values.",
    );
  }
  if (values[single.column] != null) {
    throw invalidPayload(`The lookup '${single.column}' of '${table.logicalName}' is given twice.`);
  }
  const target = schema.table(single.target.table);
  const id = value === null ? null : referencedId(target, navigation, value);
  values[single.column] = id;
  if (single.polymorphic) values[typeName(single.column)] = id === null ? null : target.logicalName;
  return id === null ? null : { table: target, id };
}

/** The id in a reference such as /accounts(id), relative or with the address of the service. */
function referencedId(target: Table, navigation: string, value: unknown): string {
  const set = target.definition.entitySetName;
  if (typeof value === "string") {
    const path = value.replace(/^https?:\/\/[^/]+\/api\/data\/v[\d.]+\//i, "/");
    const [segment, ...more] = segmentsOf(path);
    const key = segment?.key;
    if (
      segment?.name === set &&
      more.length === 0 &&
      key?.value.type === "guid" &&
      (key.name === null || key.name === target.primaryId)
    ) {
      return key.value.value;
    }
  }
  throw invalidPayload(
    `The value ${JSON.stringify(value)} of '${navigation}${bind}' names no record: use "/${set}(id)" with a GUID, or null.`,
  );
}

function segmentsOf(path: string): readonly Segment[] {
  try {
    return parseResource(path);
  } catch (error) {
    if (error instanceof RequestError) return [];
    throw error;
  }
}

function setValue(table: Table, values: StoredRow, key: string, value: unknown, keepReadOnly: boolean): void {
  const single = table.singles.get(key);
  if (single && value === null) {
    values[single.column] = null;
    if (single.polymorphic) values[typeName(single.column)] = null;
    return;
  }
  if (single || table.collections.has(key)) throw notImplemented(`related rows in one request ('${key}')`);
  const columnName = table.columnOfProperty(key);
  if (columnName === undefined) {
    throw invalidPayload(
      `Invalid property '${key}' was found in entity 'Microsoft.Dynamics.CRM.${table.logicalName}'.`,
    );
  }
  const column = table.column(columnName);
  if (isLookup(column)) {
    if (column.readOnly && keepReadOnly && typeof value === "string" && !isPolymorphic(column)) {
      values[columnName] = value.toLowerCase();
      return;
    }
    throw new RequestError(
      400,
      code.invalidQuery,
      "CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.",
    );
  }
  if (column.readOnly && !keepReadOnly) return;
  values[columnName] = toStored(table, columnName, value);
}
