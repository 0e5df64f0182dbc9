import { Hono } from "hono";
import { answerError, RequestError } from "../../http";
import type { Dataverse, RequestOptions } from "../environment";
import { code, notImplemented, resourceNotFound } from "../errors";
import { readMetadata } from "../metadata/readMetadata";
import { parseQuery, parseResource } from "../query/parse";
import type { ReadResult } from "../read/reader";
import type { Table } from "../schema";
import { applyRoutingRule } from "./applyRoutingRule";
import { readRequest, type ApiRequest, type DataverseRoutesOptions } from "./apiRequest";
import { contextUrl, entityBody, jsonHeaders, pageBody, respond, whoAmIBody, type Answer } from "./answers";
import { closeIncident } from "./closeIncident";
import { resourceAt, type Resource } from "./resource";

/**
 * The Web API of an environment, to be mounted at /api/data/v9.2.
 *
 * @param dataverse the environment
 * @param options who asks, and what that user may do
 */
export function dataverseRoutes(dataverse: Dataverse, options: DataverseRoutesOptions = {}): Hono {
  const app = new Hono();
  app.all("*", async (context) => {
    try {
      const request = readRequest(context, options);
      const resource = resourceAt(dataverse.schema, parseResource(request.path));
      return respond(context, await answer(dataverse, resource, request));
    } catch (error) {
      return answerError(error, context, jsonHeaders);
    }
  });
  return app;
}

/** @throws RequestError 405 for a method that the resource does not take, and what the environment refuses */
async function answer(dataverse: Dataverse, resource: Resource, request: ApiRequest): Promise<Answer> {
  const { root, options } = request;
  switch (resource.kind) {
    case "metadata": {
      only(request, "GET");
      const isSecured = (table: string, column: string) => options.columns?.(table, column) !== undefined;
      const query = parseQuery(request.queryString);
      const found = readMetadata(resource.segments, { schema: dataverse.schema, query, isSecured });
      return { status: 200, body: { "@odata.context": contextUrl(root, "EntityDefinitions"), ...found } };
    }
    case "whoAmI":
      only(request, "GET");
      return { status: 200, body: whoAmIBody(root, options.currentUser ?? dataverse.systemUser) };
    case "closeIncident":
      only(request, "POST");
      closeIncident(dataverse, await request.body(), options);
      return { status: 204 };
    case "applyRoutingRule":
      only(request, "POST");
      applyRoutingRule(dataverse, await request.body(), request.routingTarget, options);
      return { status: 204 };
    case "count": {
      only(request, "GET");
      const query = parseQuery(request.queryString);
      return { status: 200, body: String(dataverse.count(resource.table.logicalName, query, options)) };
    }
    case "collection":
      return collection(dataverse, resource.table, request);
    case "row":
      return row(dataverse, resource.table, resource.id, request);
    case "link":
      if (!resource.table.singles.has(resource.name)) throw notImplemented("$ref on a collection");
      only(request, "DELETE");
      dataverse.update(resource.table.logicalName, resource.id, { [`${resource.name}@odata.bind`]: null }, options);
      return { status: 204 };
    case "property":
      only(request, "GET");
      return property(dataverse, resource, request);
  }
}

async function collection(dataverse: Dataverse, table: Table, request: ApiRequest): Promise<Answer> {
  if (request.method === "GET") {
    const query = parseQuery(request.queryString);
    const found = dataverse.retrieveMultiple(table.logicalName, query, paged(request));
    return pageAnswer(table, found, request);
  }
  only(request, "POST", "GET");
  const id = dataverse.create(table.logicalName, await request.body(), request.options);
  return written(dataverse, table, id, request, 201);
}

async function row(dataverse: Dataverse, table: Table, id: string, request: ApiRequest): Promise<Answer> {
  const { root, options, ifMatch, ifNoneMatch } = request;
  switch (request.method) {
    case "GET": {
      const query = parseQuery(request.queryString);
      const entity = dataverse.retrieve(table.logicalName, id, query, options);
      const headers = { ETag: String(entity["@odata.etag"]) };
      // The version is that of the row alone: it tells nothing of the rows that are expanded into it.
      if (!query.expand && ifNoneMatch === headers.ETag) return { status: 304, headers };
      return { status: 200, body: entityBody(root, table, entity), headers, preference: request.preferences.applied };
    }
    case "PATCH": {
      const body = await request.body();
      const exists = dataverse.exists(table.logicalName, id);
      if (exists && ifNoneMatch === "*") {
        throw new RequestError(412, code.duplicateKey, "A record with matching key values already exists.");
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

/** What lies below one row: a related collection, a related row, or one property. */
function property(
  dataverse: Dataverse,
  { table, id, name }: Extract<Resource, { kind: "property" | "link" }>,
  request: ApiRequest,
): Answer {
  const { root, options } = request;
  const collection = table.collections.get(name);
  if (collection) {
    const query = parseQuery(request.queryString);
    const related = dataverse.retrieveRelated(table.logicalName, id, name, query, paged(request));
    return pageAnswer(collection.table, related, request);
  }
  const single = table.singles.get(name);
  if (single) {
    const lookup = dataverse.retrieve(table.logicalName, id, { select: [name] }, { ...options, annotations: "*" });
    const property = `_${single.column}_value`;
    const value = lookup[property];
    const type = lookup[`${property}@Microsoft.Dynamics.CRM.lookuplogicalname`];
    if (typeof value !== "string" || type !== single.target.table) return { status: 204 };
    const query = parseQuery(request.queryString);
    const target = dataverse.schema.leadsTo(single.target);
    const entity = dataverse.retrieve(target.logicalName, value, query, options);
    return { status: 200, body: entityBody(root, target, entity) };
  }
  if (table.columnOfProperty(name) === undefined) throw resourceNotFound(name);
  const value = dataverse.retrieve(table.logicalName, id, { select: [name] }, options)[name];
  if (value === null) return { status: 204 };
  const context = contextUrl(root, `${table.definition.entitySetName}(${id})/${name}`);
  return { status: 200, body: { "@odata.context": context, value } };
}

function pageAnswer(table: Table, found: ReadResult, request: ApiRequest): Answer {
  const { root, address, queryString, preferences } = request;
  return { status: 200, body: pageBody(root, table, found, address, queryString), preference: preferences.applied };
}

function written(dataverse: Dataverse, table: Table, id: string, request: ApiRequest, status: 200 | 201): Answer {
  const { root, options, preferences } = request;
  const address = `${root}${table.definition.entitySetName}(${id})`;
  if (!preferences.representation) return { status: 204, headers: { "OData-EntityId": address } };
  const entity = dataverse.retrieve(table.logicalName, id, parseQuery(request.queryString), options);
  return {
    status,
    body: entityBody(root, table, entity),
    headers: { "OData-EntityId": address, ETag: String(entity["@odata.etag"]) },
    preference: preferences.applied,
  };
}

const paged = ({ options, preferences }: ApiRequest): RequestOptions & { maxPageSize?: number } => ({
  ...options,
  maxPageSize: preferences.maxPageSize,
});

function only(request: ApiRequest, ...methods: string[]): void {
  if (!methods.includes(request.method)) throw notAllowed(request, ...methods);
}

const notAllowed = (request: ApiRequest, ...methods: string[]): RequestError =>
  new RequestError(
    405,
    code.invalidQuery,
    `The requested resource does not support http method '${request.method}'; it takes ${methods.join(", ")}.`,
  );
