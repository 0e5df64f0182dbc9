import { asObject, asText } from "../../../connector/checker/input/jsonValue";
import { connectionOfStep } from "./connection";
import { dataverseApi, dataverseOperations } from "./dataverse";
import type { Flow } from "./flow";
import type { Step } from "./step";
import type { Connector, Operation, Surroundings } from "./surroundings";

/** A call of a connector whose operations are known. */
export interface ConnectorCall {
  readonly step: Step;
  readonly operationId: string;
  readonly operations: ReadonlyMap<string, Operation>;
  /** Undefined where the connector has none of that id. */
  readonly operation: Operation | undefined;
  /** Whether the operations are all that the connector has. */
  readonly isWhole: boolean;
  /** The names of the parameters that the step sets. */
  readonly given: readonly string[];
}

/** A custom connector by its logical name; where only its title is known, the name ends with that. */
const connectorOf = (connectors: readonly Connector[], logicalName: string): Connector | undefined =>
  connectors.find(({ name }) => name === logicalName) ??
  connectors.find(({ name }) => !name.includes("_") && logicalName.endsWith(`_${name}`));

/** The calls of connectors whose operations are known: those at hand, and Dataverse. */
export function connectorCalls(flow: Flow, { connectors }: Surroundings): readonly ConnectorCall[] {
  return flow.steps.flatMap((step): ConnectorCall[] => {
    const operationId = asText(asObject(step.inputs.host).operationId);
    const connection = connectionOfStep(flow, step);
    const custom = connection?.logicalName === undefined ? undefined : connectorOf(connectors, connection.logicalName);
    const operations = connection?.apiName === dataverseApi ? dataverseOperations : custom?.operations;
    if (operationId === undefined || !operations) {
      return [];
    }
    const operation = operations.get(operationId);
    const given = Object.keys(asObject(step.inputs.parameters));
    return [{ step, operationId, operations, operation, isWhole: custom !== undefined, given }];
  });
}
