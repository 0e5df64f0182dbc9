import type { Answer, OperationCall } from "../engine/ports";
import { asText, FlowError, isObject, type JsonObject } from "../language/values";
import { send, type Caller } from "./request";

/** A custom connector, as far as its operations go. */
export interface CustomConnector {
  readonly name: string;
  readonly definition: {
    readonly basePath?: string;
    readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  };
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
}

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
}

/** @throws FlowError where the definition has no such operation */
function operationOf({ name, definition }: CustomConnector, operationId: string): Operation {
  for (const [path, item] of Object.entries(definition.paths)) {
    for (const [method, operation] of Object.entries(item)) {
      if (!isObject(operation) || operation.operationId !== operationId) continue;
      const parameters = [item.parameters, operation.parameters].flatMap((each) =>
        (Array.isArray(each) ? (each as unknown[]) : []).filter(isObject).map((parameter) => ({
          name: asText(parameter.name),
          in: asText(parameter.in),
          required: parameter.required === true,
        })),
      );
      return { method: method.toUpperCase(), path: `${definition.basePath ?? ""}${path}`, parameters };
    }
  }
  throw new FlowError("OperationNotFound", `The connector ${name} has no operation ${operationId}.`);
}

/** What is given for the body: whole, or by paths such as body/RecordId. */
function bodyOf(name: string, given: JsonObject): unknown {
  const parts = Object.entries(given).filter(([each]) => each.startsWith(`${name}/`));
  if (parts.length === 0) return given[name];
  const body: Record<string, unknown> = isObject(given[name]) ? { ...given[name] } : {};
  for (const [path, value] of parts) {
    const steps = path.slice(name.length + 1).split("/");
    const last = steps.pop() ?? "";
    let at = body;
    for (const step of steps) {
      const inner = at[step];
      const next: Record<string, unknown> = isObject(inner) ? { ...inner } : {};
      at[step] = next;
      at = next;
    }
    at[last] = value;
  }
  return body;
}

/**
 * Calls an operation of a custom connector, by way of the gateway of the workspace.
 * @throws FlowError for an operation or a parameter that the definition does not have, and for one that is missing
 */
export function callCustom(call: OperationCall, connector: CustomConnector, caller: Caller): Promise<Answer> {
  const { operationId, parameters: given } = call;
  const { method, path, parameters } = operationOf(connector, operationId);
  const unknown = Object.keys(given).find((name) => !parameters.some((each) => fits(each, name)));
  if (unknown !== undefined) {
    throw new FlowError("UnknownParameter", `The operation ${operationId} has no parameter ${unknown}.`);
  }
  const missing = parameters.find((each) => each.required && each.in !== "body" && asText(given[each.name]) === "");
  if (missing) throw new FlowError("MissingParameter", `The parameter ${missing.name} of ${operationId} is empty.`);
  const within = (place: string) =>
    parameters.filter((each) => each.in === place && given[each.name] !== undefined && given[each.name] !== null);
  const address = path.replace(/\{([^}]+)\}/g, (_braces, name: string) => encodeURIComponent(asText(given[name])));
  const query = new URLSearchParams(within("query").map(({ name }) => [name, asText(given[name])])).toString();
  const body = parameters.find((each) => each.in === "body");
  return send(caller, method, `/apim/${connector.name}/workspace${address}${query === "" ? "" : `?${query}`}`, {
    headers: Object.fromEntries(within("header").map(({ name }) => [name, asText(given[name])])),
    ...(body && { body: bodyOf(body.name, given) }),
  });
}

const fits = (parameter: Parameter, name: string): boolean =>
  parameter.name === name || (parameter.in === "body" && name.startsWith(`${parameter.name}/`));
