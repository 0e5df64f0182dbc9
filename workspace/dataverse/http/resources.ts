import type { Dataverse } from "../dataverse";
import { code, DataverseError, invalidQuery, notImplemented, recordDoesNotExist, resourceNotFound } from "../errors";
import { readMetadata } from "../metadata/metadata";
import { parseQuery } from "../query/options";
import type { Segment } from "../query/syntax";
import type { ReadResult } from "../read/reader";
import type { Table } from "../schema";
import { closeIncident } from "./closeIncident";
import type { ApiRequest } from "./routes";

/** What goes back: no body, a text, or JSON. */
export interface Answer {
  readonly status: number;
  readonly body?: string | Record<string, unknown>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly preference?: string;
}

const knownElsewhere = new Set(["$batch", "$metadata", "RelationshipDefinitions", "GlobalOptionSetDefinitions"]);

/**
 * Answers a request by its resource path.
 *
 * @throws DataverseError 404 for an unknown resource, 405 for a method that the resource does not take
 */
export async function answer(dataverse: Dataverse, segments: readonly Segment[], request: ApiRequest): Promise<Answer> {
  const [first, ...rest] = segments;
  if (!first) throw resourceNotFound("");
  if (knownElsewhere.has(first.name)) throw notImplemented(first.name);
  if (first.name === "EntityDefinitions") {
    only(request, "GET");
    const context = { "@odata.context": `${request.root}$metadata#EntityDefinitions` };
    const isSecured = (table: string, column: string) => request.options.columns?.(table, column) !== undefined;
    return {
      status: 200,
      body: { ...context, ...readMetadata(dataverse.schema, segments, parseQuery(request.queryString), isSecured) },
    };
  }
  if (first.name === "WhoAmI" && rest.length === 0) {
    only(request, "GET");
    const context = `${request.root}$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse`;
    return { status: 200, body: { "@odata.context": context, ...request.whoAmI } };
  }
  if (first.name === "CloseIncident" && rest.length === 0) {
    only(request, "POST");
    closeIncident(dataverse, await request.body(), request.options);
    return { status: 204 };
  }
  const table = dataverse.schema.tableOfSet(first.name);
  if (!first.key) return collection(dataverse, table, rest, request);
  const id = idOf(table, first);
  const [next] = rest;
  return next ? below(dataverse, table, id, rest, request) : row(dataverse, table, id, request);
}

async function collection(
  dataverse: Dataverse,
  table: Table,
  rest: readonly Segment[],
  request: ApiRequest,
): Promise<Answer> {
  const [next, more] = rest;
  if (next) {
    if (next.name !== "$count" || more) throw resourceNotFound((more ?? next).name);
    only(request, "GET");
    return { status: 200, body: String(dataverse.count(table.logicalName, request.queryString, request.options)) };
  }
  if (request.method === "GET") {
    const result = dataverse.retrieveMultiple(table.logicalName, request.queryString, paged(request));
    return page(table.definition.entitySetName, result, request);
  }
  only(request, "POST", "GET");
  const id = dataverse.create(table.logicalName, await request.body(), request.options);
  return written(dataverse, table, id, request, 201);
}

async function row(dataverse: Dataverse, table: Table, id: string, request: ApiRequest): Promise<Answer> {
  const { options, ifMatch, ifNoneMatch } = request;
  switch (request.method) {
    case "GET": {
      const entity = dataverse.retrieve(table.logicalName, id, request.queryString, options);
      const etag = String(entity["@odata.etag"]);
      // The version is that of the row alone: it tells nothing of the rows that are expanded into it.
      const isWhole = !new URLSearchParams(request.queryString).has("$expand");
      if (isWhole && ifNoneMatch === etag) return { status: 304, headers: { ETag: etag } };
      const context = `${request.root}$metadata#${table.definition.entitySetName}/$entity`;
      return {
        status: 200,
        body: { "@odata.context": context, ...entity },
        headers: { ETag: etag },
        preference: request.preferences.applied,
      };
    }
    case "PATCH": {
      const body = await request.body();
      const exists = dataverse.exists(table.logicalName, id);
      if (exists && ifNoneMatch === "*") {
        throw new DataverseError(412, code.duplicateKey, "A record with matching key values already exists.");
      }
      if (exists || ifMatch !== undefined) {
        dataverse.update(table.logicalName, id, body, { ...options, ifMatch });
        return written(dataverse, table, id, request, 200);
      }
      // Without If-Match a PATCH creates the missing row under the given id (upsert).
      const object = typeof body === "object" && body !== null && !Array.isArray(body) ? body : {};
      dataverse.create(table.logicalName, { ...object, [table.primaryId]: id }, options);
      return written(dataverse, table, id, request, 201);
    }
    case "DELETE":
      dataverse.delete(table.logicalName, id, { ...options, ifMatch });
      return { status: 204 };
    default:
      throw notAllowed(request, "GET", "PATCH", "DELETE");
  }
}

/** What lies below one row: a related collection, a related row, one property, or a reference to remove. */
function below(dataverse: Dataverse, table: Table, id: string, rest: readonly Segment[], request: ApiRequest): Answer {
  const [next, reference, more] = rest;
  if (!next || next.key || more || (reference && reference.name !== "$ref")) {
    throw resourceNotFound((more ?? reference ?? next)?.name ?? "");
  }
  const single = table.singles.get(next.name);
  if (reference) {
    if (!single) throw notImplemented("$ref on a collection");
    only(request, "DELETE");
    dataverse.update(table.logicalName, id, { [`${next.name}@odata.bind`]: null }, request.options);
    return { status: 204 };
  }
  only(request, "GET");
  const related = dataverse.retrieveRelated(table.logicalName, id, next.name, request.queryString, paged(request));
  if (related) {
    const target = table.collections.get(next.name)?.table ?? table;
    return page(target.definition.entitySetName, related, request);
  }
  if (single) {
    const lookup = dataverse.retrieve(table.logicalName, id, `$select=${next.name}`, {
      ...request.options,
      annotations: "*",
    });
    const property = `_${single.column}_value`;
    const value = lookup[property];
    const type = lookup[`${property}@Microsoft.Dynamics.CRM.lookuplogicalname`];
    if (typeof value !== "string" || type !== single.target.table) return { status: 204 };
    const target = dataverse.schema.table(single.target.table);
    const entity = dataverse.retrieve(target.logicalName, value, request.queryString, request.options);
    const context = `${request.root}$metadata#${target.definition.entitySetName}/$entity`;
    return { status: 200, body: { "@odata.context": context, ...entity } };
  }
  if (table.columnOfProperty(next.name) === undefined) throw resourceNotFound(next.name);
  const entity = dataverse.retrieve(table.logicalName, id, `$select=${next.name}`, request.options);
  const value = entity[next.name];
  if (value === null) return { status: 204 };
  const context = `${request.root}$metadata#${table.definition.entitySetName}(${id})/${next.name}`;
  return { status: 200, body: { "@odata.context": context, value } };
}

function page(set: string, result: ReadResult, request: ApiRequest): Answer {
  const body: Record<string, unknown> = { "@odata.context": `${request.root}$metadata#${set}` };
  if (result.count !== undefined) body["@odata.count"] = result.count;
  body.value = result.entities;
  if (result.nextSkipToken !== undefined) {
    const next = new URLSearchParams(request.queryString);
    next.set("$skiptoken", result.nextSkipToken);
    // As URLSearchParams writes spaces as +, which not every client decodes.
    const query = next.toString().replaceAll("+", "%20").replaceAll("%24", "$");
    body["@odata.nextLink"] = `${request.root}${request.path}?${query}`;
  }
  return { status: 200, body, preference: request.preferences.applied };
}

function written(dataverse: Dataverse, table: Table, id: string, request: ApiRequest, status: 200 | 201): Answer {
  const address = `${request.root}${table.definition.entitySetName}(${id})`;
  if (!request.preferences.representation) return { status: 204, headers: { "OData-EntityId": address } };
  const entity = dataverse.retrieve(table.logicalName, id, request.queryString, request.options);
  const context = `${request.root}$metadata#${table.definition.entitySetName}/$entity`;
  return {
    status,
    body: { "@odata.context": context, ...entity },
    headers: { "OData-EntityId": address, ETag: String(entity["@odata.etag"]) },
    preference: request.preferences.applied,
  };
}

const paged = (request: ApiRequest): ApiRequest["options"] & { maxPageSize?: number } => ({
  ...request.options,
  maxPageSize: request.preferences.maxPageSize,
});

function idOf(table: Table, segment: Segment): string {
  const { key } = segment;
  if (key?.value.type === "guid" && (key.name === null || key.name === table.primaryId)) return key.value.value;
  if (key?.name != null && key.name !== table.primaryId) throw notImplemented("alternate keys");
  const given = key && "value" in key.value ? String(key.value.value) : "";
  if (key?.value.type === "string") throw recordDoesNotExist(table.definition.schemaName, given);
  throw invalidQuery(`'${given}' is not a GUID: the key of '${table.definition.entitySetName}' is one.`);
}

function only(request: ApiRequest, ...methods: string[]): void {
  if (!methods.includes(request.method)) throw notAllowed(request, ...methods);
}

const notAllowed = (request: ApiRequest, ...methods: string[]): DataverseError =>
  new DataverseError(
    405,
    code.invalidQuery,
    `The requested resource does not support http method '${request.method}'; it takes ${methods.join(", ")}.`,
  );
