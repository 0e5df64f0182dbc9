import { resourceNotFound } from "../errors";
import type { Schema } from "../schema";
import { attributeKinds, attributeMetadata, entityMetadata, manyToOne, type Metadata } from "./metadataObjects";

/** A type of metadata with the names of its properties, all of those that this environment knows. */
export interface MetadataType {
  /** As it stands in messages, after Microsoft.Dynamics.CRM. */
  readonly name: string;
  readonly properties: ReadonlySet<string>;
}

/** The type that some objects have, by what they hold. */
export function typeOf(name: string, objects: readonly Metadata[]): MetadataType {
  return { name, properties: new Set(objects.flatMap((object) => Object.keys(object))) };
}

/** Types that have no objects here. */
const withoutObjects = [
  typeOf("ManyToManyRelationshipMetadata", [
    { MetadataId: "", SchemaName: "", Entity1LogicalName: "", Entity2LogicalName: "", IntersectEntityName: "" },
  ]),
  typeOf("EntityKeyMetadata", [
    { MetadataId: "", LogicalName: "", SchemaName: "", EntityLogicalName: "", KeyAttributes: [] },
  ]),
];

function findTypes({ tables }: Schema, relationships: readonly Metadata[]): MetadataType[] {
  const columns = tables.flatMap((table) =>
    [...table.columns.keys()].map((columnName) => attributeMetadata(table, columnName, true, false)),
  );
  const names = columns.map((column) => new Set(Object.keys(column)));
  // What only some kinds of columns have, such as MaxLength, is no property of all: it is asked for by a cast.
  const common = [...(names[0] ?? [])].filter((property) => names.every((each) => each.has(property)));
  const kinds = attributeKinds.map((kind): MetadataType => {
    const ofKind = columns.filter((column) => column["@odata.type"] === `#Microsoft.Dynamics.CRM.${kind}`);
    return { name: kind, properties: new Set([...common, ...typeOf(kind, ofKind).properties]) };
  });
  return [
    typeOf("EntityMetadata", tables.map(entityMetadata)),
    { name: "AttributeMetadata", properties: new Set(common) },
    ...kinds,
    typeOf("OneToManyRelationshipMetadata", relationships),
    ...withoutObjects,
  ];
}

/** A schema never changes, and its types are asked for with every request. */
const found = new WeakMap<Schema, ReadonlyMap<string, MetadataType>>();

/** A type by its name. @throws RequestError 404 when there is none */
export function metadataType(schema: Schema, name: string): MetadataType {
  let types = found.get(schema);
  if (!types) {
    const relationships = schema.tables.flatMap((table) => manyToOne(schema, table));
    types = new Map(findTypes(schema, relationships).map((type) => [type.name, type]));
    found.set(schema, types);
  }
  const type = types.get(name);
  if (!type) throw resourceNotFound(`Microsoft.Dynamics.CRM.${name}`);
  return type;
}
