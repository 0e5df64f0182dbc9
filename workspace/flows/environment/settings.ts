import type { ConnectionReference, EnvironmentVariable, SolutionFlow, SolutionFlows } from "../../import/importFlows";
import { memberOf } from "../engine/definition";
import { asText, FlowError, isObject } from "../language/values";

/** The connections and values of an environment, for the flows of its solutions; none are set as imported. */
export class FlowSettings {
  readonly references: ReadonlyMap<string, ConnectionReference>;
  readonly variables: ReadonlyMap<string, EnvironmentVariable>;
  private readonly connected = new Set<string>();
  private readonly values = new Map<string, string>();

  constructor(solutions: readonly SolutionFlows[]) {
    const all = solutions.flatMap(({ connectionReferences }) => connectionReferences);
    this.references = new Map(all.map((reference) => [reference.logicalName, reference]));
    const variables = solutions.flatMap(({ environmentVariables }) => environmentVariables);
    this.variables = new Map(variables.map((variable) => [variable.schemaName, variable]));
  }

  isConnected(logicalName: string): boolean {
    return this.connected.has(logicalName);
  }

  connect(logicalName: string, isSet: boolean): void {
    if (isSet) this.connected.add(logicalName);
    else this.connected.delete(logicalName);
  }

  /** What was set; undefined where only the default counts, if there is one. */
  valueOf(schemaName: string): string | undefined {
    return this.values.get(schemaName);
  }

  /** @param value null takes it away again */
  setValue(schemaName: string, value: string | null): void {
    if (value === null || value === "") this.values.delete(schemaName);
    else this.values.set(schemaName, value);
  }

  /**
   * The value of a parameter of a flow: that of its environment variable, or its default.
   * @throws FlowError where there is no such parameter, or it has no value
   */
  parameterOf({ definition }: SolutionFlow, name: string): unknown {
    const parameter = memberOf(definition, "parameters")[name];
    if (!isObject(parameter)) throw new FlowError("InvalidTemplate", `The flow has no parameter ${name}.`);
    const { schemaName } = memberOf(parameter, "metadata");
    if (typeof schemaName !== "string") return parameter.defaultValue ?? null;
    const value = this.values.get(schemaName) ?? this.variables.get(schemaName)?.defaultValue;
    if (value === undefined) {
      throw new FlowError(
        "MissingValue",
        `The environment variable ${schemaName} has no value. Set it on the page Solutions.`,
      );
    }
    return typed(asText(parameter.type), value);
  }
}

function typed(type: string, value: string): unknown {
  switch (type.toLowerCase()) {
    case "int":
    case "float":
      return Number(value);
    case "bool":
      return /^(yes|true|1)$/i.test(value);
    case "object":
    case "array":
      return JSON.parse(value) as unknown;
    default:
      return value;
  }
}
