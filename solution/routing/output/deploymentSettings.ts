import type { ConnectionReference } from "../flow/connections";
import type { Variable } from "../variables";

/** What a pipeline sets: `#{…}#` stands for what it fills in. A variable with a default has that. */
export const deploymentSettings = (
  variables: readonly Variable[],
  references: readonly ConnectionReference[],
): object => ({
  EnvironmentVariables: variables.map((variable) => ({
    SchemaName: variable.schemaName,
    Value: variable.default ?? `#{${variable.schemaName}}#`,
  })),
  ConnectionReferences: references.map(({ logicalName, connectorId, custom }) => ({
    LogicalName: logicalName,
    ConnectionId: `#{${logicalName}.connectionid}#`,
    ConnectorId: custom ? `#{${logicalName}.connectorid}#` : connectorId,
  })),
});
