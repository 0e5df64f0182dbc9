import type { Dataverse } from "../../dataverse";
import type { SolutionFlow } from "../../import/importFlows";
import { callCustom, type CustomConnector } from "../connectors/custom";
import { callDataverse, type TableOfSet } from "../connectors/dataverse";
import type { Fetch } from "../connectors/request";
import type { Answer, OperationCall } from "../engine/ports";
import { FlowError } from "../language/values";
import type { FlowSettings } from "./settings";

/** The connector Microsoft Dataverse. */
const dataverseApi = "shared_commondataserviceforapps";

interface Surroundings {
  readonly settings: FlowSettings;
  readonly dataverse: Dataverse;
  readonly fetch: Fetch;
  readonly origin: () => string;
  readonly connectors: readonly CustomConnector[];
}

function tableOf({ schema }: Dataverse, set: string): TableOfSet | undefined {
  const table = schema.tables.find(({ definition }) => definition.entitySetName === set);
  return table && { logicalName: table.logicalName, primaryId: table.primaryId };
}

/**
 * Calls an operation over a connection of a flow. A call that gets no answer counts as one whose gateway failed.
 * @param token what the connection sends
 * @throws FlowError for a connection that is not set, or of a connector that the workspace does not have
 */
export async function callConnection(
  { settings, dataverse, fetch, origin, connectors }: Surroundings,
  { connectionReferences }: SolutionFlow,
  call: OperationCall,
  token: string,
): Promise<Answer> {
  const { connectionName, signal } = call;
  const reference = Object.hasOwn(connectionReferences, connectionName)
    ? connectionReferences[connectionName]
    : undefined;
  if (!reference) {
    throw new FlowError("ConnectionNotFound", `The flow has no connection reference ${connectionName}.`);
  }
  const { logicalName, api } = reference;
  if (!settings.isConnected(logicalName)) {
    throw new FlowError(
      "ConnectionNotSet",
      `The connection reference ${logicalName} has no connection. Connect it on the page Solutions.`,
    );
  }
  const connector = connectors.find(({ name }) => name === api);
  if (api !== dataverseApi && !connector) {
    throw new FlowError("ConnectorNotFound", `The workspace has no connector ${api}.`);
  }
  const caller = { fetch, origin: origin(), token, signal };
  try {
    if (connector) return await callCustom(call, connector, caller);
    return await callDataverse(call, caller, (set) => tableOf(dataverse, set));
  } catch (error) {
    if (error instanceof FlowError) throw error;
    const message = `No answer came: ${(error as Error).message}`;
    return { statusCode: 502, headers: {}, body: { error: { code: "BadGateway", message } } };
  }
}
