import { RequestError } from "../../http";
import { invalidQuery, notImplemented, resourceNotFound } from "../errors";
import type { Query, Segment } from "../query/query";
import type { Schema, Table } from "../schema";
import { filterMetadata, selectMetadata } from "./filterMetadata";
import { attributeMetadata, entityMetadata, manyToOne, metadataId, type Metadata } from "./metadataObjects";

/** An answer: one object or a collection. */
type MetadataAnswer = Metadata | { value: Metadata[] };

/** What is asked, and what it is asked of. */
interface MetadataRequest {
  readonly schema: Schema;
  readonly query: Query;
  /** Whether column security is switched on for a column, by logical names. */
  readonly isSecured: (table: string, column: string) => boolean;
}

const castPrefix = "Microsoft.Dynamics.CRM.";

/**
 * Answers EntityDefinitions and what lies below: Attributes, a cast to one type of column, relationships.
 *
 * @param segments resource path, the first being EntityDefinitions
 * @throws RequestError 404 for an unknown table, column or segment
 */
export function readMetadata(segments: readonly Segment[], request: MetadataRequest): MetadataAnswer {
  const { schema, query } = request;
  const [entity, next, ...rest] = segments;
  if (!entity?.key) {
    if (next) throw resourceNotFound(next.name);
    const rows = schema.tables.map((table) => expand(table, request));
    return { value: filterMetadata(rows, query.filter).map((row) => selectEntity(row, query)) };
  }
  const table = findTable(schema, entity);
  if (!next) return selectEntity(expand(table, request), query);
  return below(table, next, rest, request);
}

function below(table: Table, segment: Segment, rest: readonly Segment[], request: MetadataRequest): MetadataAnswer {
  if (segment.name === "Attributes") return attributes(table, segment, rest, request);
  const { schema, query } = request;
  const related = relationships(schema, table, segment.name);
  if (!related || rest.length > 0 || segment.key) throw resourceNotFound(segment.name);
  return { value: filterMetadata(related, query.filter).map((row) => selectMetadata(row, query.select)) };
}

function attributes(
  table: Table,
  segment: Segment,
  rest: readonly Segment[],
  { query, isSecured }: MetadataRequest,
): MetadataAnswer {
  const describe = (columnName: string, withChoices: boolean): Metadata =>
    attributeMetadata(table, columnName, withChoices, isSecured(table.logicalName, columnName));
  const [cast, ...more] = rest;
  const [extra] = more;
  if (extra) throw resourceNotFound(extra.name);
  if (cast && !cast.name.startsWith(castPrefix)) throw resourceNotFound(cast.name);
  const withOptions = (query.expand ?? []).some((item) => item.navigation === "OptionSet");
  if (withOptions && !cast) {
    throw invalidQuery(
      "Could not find a property named 'OptionSet' on type 'Microsoft.Dynamics.CRM.AttributeMetadata'.",
    );
  }
  const isOfType = (row: Metadata): boolean => !cast || row["@odata.type"] === `#${cast.name}`;
  const select = query.select && withOptions ? [...query.select, "OptionSet"] : query.select;
  if (segment.key) {
    const columnName = segment.key.value.type === "string" ? segment.key.value.value : "";
    const row = table.columns.has(columnName) ? describe(columnName, withOptions) : undefined;
    if (!row || !isOfType(row)) {
      throw new RequestError(
        404,
        "0x80048403",
        `Could not find an attribute with name '${columnName}' on the entity '${table.logicalName}'.`,
      );
    }
    return selectMetadata(row, select);
  }
  const rows = [...table.columns.keys()].map((columnName) => describe(columnName, withOptions)).filter(isOfType);
  return { value: filterMetadata(rows, query.filter).map((row) => selectMetadata(row, select)) };
}

function relationships(schema: Schema, table: Table, kind: string): Metadata[] | undefined {
  switch (kind) {
    case "ManyToOneRelationships":
      return manyToOne(schema, table);
    case "OneToManyRelationships":
      return schema.tables
        .flatMap((referencing) => manyToOne(schema, referencing))
        .filter((relationship) => relationship.ReferencedEntity === table.logicalName);
    case "ManyToManyRelationships":
    case "Keys":
      return [];
    default:
      return undefined;
  }
}

function expand(table: Table, { schema, query, isSecured }: MetadataRequest): Metadata {
  const row = entityMetadata(table);
  for (const { navigation, query: inner } of query.expand ?? []) {
    if (inner.expand) throw notImplemented("a nested $expand of metadata");
    const rows =
      navigation === "Attributes"
        ? [...table.columns.keys()].map((columnName) =>
            attributeMetadata(table, columnName, false, isSecured(table.logicalName, columnName)),
          )
        : relationships(schema, table, navigation);
    if (!rows) {
      throw invalidQuery(
        `Could not find a property named '${navigation}' on type 'Microsoft.Dynamics.CRM.EntityMetadata'.`,
      );
    }
    row[navigation] = filterMetadata(rows, inner.filter).map((each) => selectMetadata(each, inner.select));
  }
  return row;
}

function selectEntity(row: Metadata, query: Query): Metadata {
  if (query.select === undefined) return row;
  const unknown = query.select.find((property) => property !== "*" && !(property in row));
  if (unknown !== undefined) {
    throw invalidQuery(`Could not find a property named '${unknown}' on type 'Microsoft.Dynamics.CRM.EntityMetadata'.`);
  }
  return selectMetadata(row, [...query.select, ...(query.expand ?? []).map((item) => item.navigation)]);
}

function findTable(schema: Schema, entity: Segment): Table {
  const value = entity.key?.value;
  const text = value?.type === "string" || value?.type === "guid" ? value.value : "";
  const table =
    value?.type === "guid"
      ? schema.tables.find((candidate) => metadataId(candidate.logicalName) === text)
      : entity.key?.name === "LogicalName"
        ? schema.find(text)
        : undefined;
  if (table) return table;
  throw new RequestError(
    404,
    "0x80060888",
    `The entity with a name = '${text}' with namemapping = 'Logical' was not found in the MetadataCache.`,
  );
}
