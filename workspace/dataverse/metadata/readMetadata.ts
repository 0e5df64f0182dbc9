import { RequestError } from "../../http";
import { notImplemented, resourceNotFound, unknownProperty } from "../errors";
import type { Query, Segment } from "../query/query";
import type { Schema, Table } from "../schema";
import { attributeMetadata, entityMetadata, manyToOne, metadataId, type Metadata } from "./metadataObjects";
import { metadataType, typeOf, type MetadataType } from "./metadataTypes";
import { queryMetadata } from "./queryMetadata";

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
    return { value: queryMetadata(rows, query, metadataType(schema, "EntityMetadata"), expansions(query)) };
  }
  const table = findTable(schema, entity);
  if (!next) {
    const { select } = query;
    const type = metadataType(schema, "EntityMetadata");
    const [row = {}] = queryMetadata([expand(table, request)], { select }, type, expansions(query));
    return row;
  }
  return below(table, next, rest, request);
}

function below(table: Table, segment: Segment, rest: readonly Segment[], request: MetadataRequest): MetadataAnswer {
  if (segment.name === "Attributes") return attributes(table, segment, rest, request);
  const { schema, query } = request;
  const related = relationships(schema, table, segment.name);
  if (!related || rest.length > 0 || segment.key) throw resourceNotFound(segment.name);
  return { value: queryMetadata(related.rows, query, related.type) };
}

function attributes(
  table: Table,
  segment: Segment,
  rest: readonly Segment[],
  { schema, query, isSecured }: MetadataRequest,
): MetadataAnswer {
  const describe = (columnName: string, withChoices: boolean): Metadata =>
    attributeMetadata(table, columnName, withChoices, isSecured(table.logicalName, columnName));
  const [cast, ...more] = rest;
  const [extra] = more;
  if (extra) throw resourceNotFound(extra.name);
  if (cast && !cast.name.startsWith(castPrefix)) throw resourceNotFound(cast.name);
  const type = metadataType(schema, cast?.name.slice(castPrefix.length) ?? "AttributeMetadata");
  for (const { navigation } of query.expand ?? []) {
    if (navigation !== "OptionSet" || !type.properties.has(navigation)) throw unknownProperty(navigation, type.name);
  }
  const [choices] = query.expand ?? [];
  const isOfType = (row: Metadata): boolean => !cast || row["@odata.type"] === `#${cast.name}`;
  const finished = (rows: Metadata[], filter: Query["filter"]): Metadata[] =>
    queryMetadata(rows, { select: query.select, filter }, type, expansions(query)).map((row) =>
      choices ? { ...row, OptionSet: cut(row.OptionSet as Metadata, choices.query) } : row,
    );
  if (segment.key) {
    const columnName = segment.key.value.type === "string" ? segment.key.value.value : "";
    const row = table.columns.has(columnName) ? describe(columnName, choices !== undefined) : undefined;
    if (!row || !isOfType(row)) {
      throw new RequestError(
        404,
        "0x80048403",
        `Could not find an attribute with name '${columnName}' on the entity '${table.logicalName}'.`,
      );
    }
    return finished([row], undefined)[0] ?? row;
  }
  const rows = [...table.columns.keys()]
    .map((columnName) => describe(columnName, choices !== undefined))
    .filter(isOfType);
  return { value: finished(rows, query.filter) };
}

/** The choices of a column, with the properties that are asked for. */
const cut = (choices: Metadata, { select }: Query): Metadata =>
  queryMetadata([choices], { select }, typeOf("OptionSetMetadata", [choices]))[0] ?? choices;

/** What stays beside the properties that $select names. */
const expansions = ({ expand: items }: Query): string[] => (items ?? []).map(({ navigation }) => navigation);

function relationships(
  schema: Schema,
  table: Table,
  kind: string,
): { rows: Metadata[]; type: MetadataType } | undefined {
  switch (kind) {
    case "ManyToOneRelationships":
      return { rows: manyToOne(schema, table), type: metadataType(schema, "OneToManyRelationshipMetadata") };
    case "OneToManyRelationships": {
      const rows = schema.tables
        .flatMap((referencing) => manyToOne(schema, referencing))
        .filter((relationship) => relationship.ReferencedEntity === table.logicalName);
      return { rows, type: metadataType(schema, "OneToManyRelationshipMetadata") };
    }
    case "ManyToManyRelationships":
      return { rows: [], type: metadataType(schema, "ManyToManyRelationshipMetadata") };
    case "Keys":
      return { rows: [], type: metadataType(schema, "EntityKeyMetadata") };
    default:
      return undefined;
  }
}

function expand(table: Table, { schema, query, isSecured }: MetadataRequest): Metadata {
  const row = entityMetadata(table);
  for (const { navigation, query: inner } of query.expand ?? []) {
    if (inner.expand) throw notImplemented("a nested $expand of metadata");
    const found =
      navigation === "Attributes"
        ? { rows: columns(table, isSecured), type: metadataType(schema, "AttributeMetadata") }
        : relationships(schema, table, navigation);
    if (!found) throw unknownProperty(navigation, "EntityMetadata");
    row[navigation] = queryMetadata(found.rows, inner, found.type);
  }
  return row;
}

const columns = (table: Table, isSecured: MetadataRequest["isSecured"]): Metadata[] =>
  [...table.columns.keys()].map((columnName) =>
    attributeMetadata(table, columnName, false, isSecured(table.logicalName, columnName)),
  );

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
