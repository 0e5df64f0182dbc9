import { readFileSync } from "node:fs";
import { type Routing, RoutingError } from "../file/routing";

/** Metadata of a table, as far as routing goes. */
export interface TableMetadata {
  readonly LogicalName: string;
  readonly EntitySetName: string;
  readonly PrimaryIdAttribute: string;
  /** Those with conversations. */
  readonly OneToManyRelationships: readonly { readonly SchemaName: string; readonly ReferencingEntity: string }[];
}

const conversation = "msdyn_ocliveworkitem";

/** Where an environment tells the names of a table; its answer, saved as a file, is what `--metadata` takes. */
export const metadataAddress = (table: string): string =>
  `https://<organization>/api/data/v9.2/EntityDefinitions(LogicalName='${table}')?$select=LogicalName,EntitySetName,PrimaryIdAttribute` +
  `&$expand=OneToManyRelationships($select=SchemaName,ReferencingEntity;$filter=ReferencingEntity eq '${conversation}')`;

const isTable = (value: unknown): value is TableMetadata => {
  const { LogicalName, EntitySetName, PrimaryIdAttribute, OneToManyRelationships } = (value ?? {}) as TableMetadata;
  return (
    [LogicalName, EntitySetName, PrimaryIdAttribute].every((name) => typeof name === "string") &&
    Array.isArray(OneToManyRelationships)
  );
};

/**
 * Reads the saved answer of an environment about one table, or a list of them under `value`.
 * @throws {RoutingError} where the file is something else
 */
export function readMetadata(file: string): readonly TableMetadata[] {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new RoutingError([`${file}: ${(error as Error).message}`]);
  }
  const list = (value as { value?: unknown } | null)?.value;
  const tables = Array.isArray(list) ? list : [value];
  if (!tables.every(isTable)) {
    throw new RoutingError([
      `${file}: This is no metadata of tables. Save the answer of ${metadataAddress("incident")}`,
    ]);
  }
  return tables;
}

/** The name of the relationship of a table with conversations; undefined where it may have none. */
export const relationshipOf = ({ OneToManyRelationships }: TableMetadata): string | undefined =>
  OneToManyRelationships.find(
    ({ ReferencingEntity, SchemaName }) =>
      ReferencingEntity === conversation && SchemaName.toLowerCase().endsWith(`_${conversation}s`),
  )?.SchemaName;

/** Compares what is declared with the metadata of an environment: what differs, in sentences. */
export function compareWithMetadata(routing: Routing, tables: readonly TableMetadata[], file: string): string[] {
  return routing.tables.flatMap(({ table, entitySet, primaryId, relationship }) => {
    const found = tables.find(({ LogicalName }) => LogicalName === table);
    if (!found) return [`${file}: The environment has no table ${table}, or the file leaves it out.`];
    const expected = [
      ["entity set", entitySet, found.EntitySetName],
      ["id column", primaryId, found.PrimaryIdAttribute],
      ["relationship with conversations", relationship, relationshipOf(found) ?? "none: the table has no activities"],
    ] as const;
    return expected
      .filter(([, declared, actual]) => declared !== actual)
      .map(([what, declared, actual]) => `${file}: The ${what} of ${table} is ${actual}; declared is ${declared}.`);
  });
}
