import { asObject, asText } from "../../../connector/checker/input/jsonValue";
import type { At } from "../../../connector/checker/input/jsonPointer";
import type { Flow } from "../model/flow";
import type { EnvironmentVariable, Surroundings } from "../model/surroundings";
import type { RuleGroup } from "./rule";

const queue = "/properties/definition/parameters/Queue name (smp_QueueName)";

/** The parameter types of a flow for the types of environment variables, with their names. */
const variableTypes: Readonly<Record<string, readonly [name: string, ...types: string[]]>> = {
  "100000000": ["String", "String"],
  "100000001": ["Number", "Int", "Float"],
  "100000002": ["Boolean", "Bool"],
  "100000003": ["JSON", "Object", "String"],
  "100000004": ["Data Source", "String"],
  "100000005": ["Secret", "SecureString", "String"],
};

/** A parameter that reads an environment variable. */
interface Reading {
  readonly name: string;
  readonly at: At;
  readonly type: string | undefined;
  readonly schemaName: string;
  /** Undefined where no solution at hand defines it. */
  readonly variable: EnvironmentVariable | undefined;
}

function readings({ definition, at }: Flow, { environmentVariables }: Surroundings): readonly Reading[] {
  return Object.entries(asObject(definition.parameters)).flatMap(([name, one]): Reading[] => {
    const schemaName = asText(asObject(asObject(one).metadata).schemaName);
    if (schemaName === undefined) {
      return [];
    }
    const type = asText(asObject(one).type);
    const variable = environmentVariables.get(schemaName.toLowerCase());
    return [{ name, at: at.to("parameters", name), type, schemaName, variable }];
  });
}

/** Environment variables. */
export const environment: RuleGroup = {
  title: "Environment variables",
  rules: [
    {
      id: "variable-missing",
      severity: "error",
      demand:
        "The environment variables of a flow are defined in a solution (checked where all solutions are at hand).",
      why: "The import refuses the solution.",
      source: "SOL",
      example: { at: `${queue}/metadata/schemaName`, good: "smp_QueueName", bad: "smp_Queue" },
      check: (flow, report, surroundings) => {
        for (const { name, at, schemaName, variable } of readings(flow, surroundings)) {
          if (surroundings.isWhole && !variable) {
            report(
              { at },
              `The parameter "${name}" reads the environment variable ${schemaName}, which no solution defines.`,
            );
          }
        }
      },
    },
    {
      id: "variable-elsewhere",
      severity: "warning",
      demand: "The environment variables of a solution's flow are defined in that solution.",
      why: "The import needs another solution first; a value for the variable may never be asked for.",
      source: "SOL",
      example: { at: `${queue}/metadata/schemaName`, good: "smp_QueueName", bad: "smp_Queue" },
      check: (flow, report, surroundings) => {
        for (const { at, schemaName, variable } of readings(flow, surroundings)) {
          if (surroundings.isInSolution && !surroundings.isWhole && !variable) {
            report({ at }, `The environment variable ${schemaName} is in no solution at hand.`);
          }
        }
      },
    },
    {
      id: "variable-type",
      severity: "error",
      demand: "A parameter that reads an environment variable is of its type.",
      why: "The flow fails when it reads the value.",
      source: "SOL",
      example: { at: `${queue}/type`, good: "String", bad: "Int" },
      check: (flow, report, surroundings) => {
        for (const { name, at, type = "", variable } of readings(flow, surroundings)) {
          const [kind, ...types] = variableTypes[variable?.type ?? ""] ?? [];
          if (kind !== undefined && !types.includes(type)) {
            report({ at: at.to("type") }, `The parameter "${name}" has the type ${type}, the variable ${kind}.`);
          }
        }
      },
    },
    {
      id: "variable-name",
      severity: "error",
      demand:
        "A parameter that reads an environment variable is named after it, `Display name (schema_name)` (checked where all solutions are at hand).",
      why: "The designer would show the variable for a second time, under its own name.",
      source: "SOL",
      example: { find: 'smp_QueueName)": {', bad: 'smp_Queue)": {' },
      check: (flow, report, surroundings) => {
        for (const { name, at, schemaName, variable } of readings(flow, surroundings)) {
          const wanted = variable && `${variable.displayName} (${schemaName})`;
          if (surroundings.isWhole && wanted !== undefined && name !== wanted) {
            report({ at }, `The parameter "${name}" must be named "${wanted}".`);
          }
        }
      },
    },
  ],
};
