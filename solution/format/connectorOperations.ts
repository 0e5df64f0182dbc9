/** What a flow may and must give an operation: parameter names as a flow writes them (`body/<property>` for the body). */
export interface ConnectorOperation {
  readonly parameters: Set<string>;
  readonly required: Set<string>;
  /** Parameters whose inner names the definition leaves open, with the slash that follows them. */
  readonly prefixes: readonly string[];
}

type Members = Readonly<Record<string, unknown>>;

const members = (value: unknown): Members =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Members) : {};

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

/** What a local reference such as `#/definitions/Case` leads to; what has none, itself. */
function resolved(value: unknown, swagger: Members): Members {
  const reference = members(value).$ref;
  if (typeof reference !== "string" || !reference.startsWith("#/")) {
    return members(value);
  }
  const steps = reference.slice(2).split("/");
  return members(
    steps.reduce<unknown>((at, step) => members(at)[step.replace(/~1/g, "/").replace(/~0/g, "~")], swagger),
  );
}

/** Tells whether a flow has to give a value: what the designer hides has a default that the platform fills in. */
const isDemanded = (one: Members, isRequired: boolean): boolean =>
  isRequired && one["x-ms-visibility"] !== "internal" && one.default === undefined;

function readBody(
  name: string,
  parameter: Members,
  swagger: Members,
  into: ConnectorOperation & { prefixes: string[] },
) {
  const schema = resolved(parameter.schema, swagger);
  const properties = Object.entries(members(schema.properties));
  const required = list(schema.required);
  for (const [property, one] of properties) {
    into.parameters.add(`${name}/${property}`);
    if (isDemanded(resolved(one, swagger), required.includes(property))) {
      into.required.add(`${name}/${property}`);
    }
  }
  const isOpen = ["additionalProperties", "allOf", "x-ms-dynamic-schema", "x-ms-dynamic-properties"].some(
    (key) => schema[key] !== undefined && schema[key] !== false,
  );
  if (properties.length === 0 || isOpen) {
    into.parameters.add(name);
    into.prefixes.push(`${name}/`);
  }
}

function operationOf(parameters: readonly unknown[], swagger: Members): ConnectorOperation {
  const operation = { parameters: new Set<string>(), required: new Set<string>(), prefixes: new Array<string>() };
  for (const given of parameters) {
    const parameter = resolved(given, swagger);
    const { name } = parameter;
    if (typeof name !== "string") {
      continue;
    }
    if (parameter.in === "body") {
      readBody(name, parameter, swagger, operation);
    } else {
      operation.parameters.add(name);
      if (isDemanded(parameter, parameter.required === true)) {
        operation.required.add(name);
      }
    }
  }
  return operation;
}

/**
 * The operations of a custom connector by their ids, with what a flow gives them.
 * @param swagger its definition, Swagger 2.0; what is not of the right type is passed over
 */
export function connectorOperations(swagger: unknown): Map<string, ConnectorOperation> {
  const operations = new Map<string, ConnectorOperation>();
  for (const path of Object.values(members(members(swagger).paths))) {
    const shared = list(members(path).parameters);
    for (const operation of Object.values(members(path)).map(members)) {
      if (typeof operation.operationId === "string") {
        const parameters = [...shared, ...list(operation.parameters)];
        operations.set(operation.operationId, operationOf(parameters, members(swagger)));
      }
    }
  }
  return operations;
}
