import { asObject, asText, type JsonObject, member } from "../../../connector/checker/input/jsonValue";
import type { Flow } from "./flow";
import type { Step } from "./step";

/** The path of every connector; its name follows. */
export const apiPath = "/providers/Microsoft.PowerApps/apis/";

/** A connection of a flow, as its steps name it. */
export interface Connection {
  readonly key: string;
  readonly value: JsonObject;
  /** The API's name, such as `shared_commondataserviceforapps`. */
  readonly apiName: string | undefined;
  /** Only custom connectors have a logical name. */
  readonly logicalName: string | undefined;
  readonly referenceName: string | undefined;
}

function connectionOf(key: string, value: JsonObject): Connection {
  const api = asObject(value.api);
  // Packages of single flows name the API by its path.
  const apiName = asText(api.name) ?? asText(value.apiName) ?? asText(value.id)?.split("/").at(-1);
  return {
    key,
    value,
    apiName,
    logicalName: asText(api.logicalName),
    referenceName: asText(asObject(value.connection).connectionReferenceLogicalName),
  };
}

/** The connections that a flow declares. */
export const connectionsOf = ({ properties }: Flow): readonly Connection[] =>
  Object.entries(asObject(properties.connectionReferences)).map(([key, value]) => connectionOf(key, asObject(value)));

/** The name of the connection of a step; undefined for a step that uses none. */
export function connectionNameOf({ inputs }: Step): string | undefined {
  const host = asObject(inputs.host);
  const { connection, connectionName, connectionReferenceName } = host;
  const name = connectionName ?? connectionReferenceName ?? connection;
  if (typeof name === "string") {
    return name;
  }
  // @parameters('$connections')['<name>']['connectionId']
  return /\['\$connections'\]|\('\$connections'\)\['([^']+)'\]/.exec(asText(asObject(name).name) ?? "")?.[1];
}

/** The connection that a step names; undefined where it names none, or one that the flow does not declare. */
export function connectionOfStep(flow: Flow, step: Step): Connection | undefined {
  const name = connectionNameOf(step);
  const value = name === undefined ? undefined : member(asObject(flow.properties.connectionReferences), name);
  return name === undefined || value === undefined ? undefined : connectionOf(name, asObject(value));
}
