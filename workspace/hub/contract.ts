import Ajv, { type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";

type JsonSchema = Record<string, unknown>;

interface Parameter extends JsonSchema {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema?: JsonSchema;
}

/** A definition in Swagger 2.0, as far as the hub reads it. */
export interface Definition {
  readonly basePath?: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly definitions?: JsonSchema;
}

/** One operation of a definition, ready to check calls. */
export interface Operation {
  readonly operationId: string;
  readonly method: string;
  /** The path with the base path, variables as `:name`. */
  readonly route: string;
  readonly statuses: ReadonlySet<number>;
  /**
   * Says what is wrong with a call, or undefined when it fits.
   * @param path values of the path's variables
   * @param body the parsed body, undefined when there was none
   */
  readonly faultOf: (path: Readonly<Record<string, string>>, body: unknown) => string | undefined;
}

/** Says in one sentence why a value does not fit its schema. */
function faultIn(name: string, value: unknown, validate: ValidateFunction): string | undefined {
  if (validate(value)) {
    return undefined;
  }
  const error = validate.errors?.[0];
  const place = [name, ...(error?.instancePath ?? "").split("/").slice(1)].join("/");
  return `${place} ${error?.message ?? "does not fit the definition"}.`;
}

/** Reads an operation; its `$ref`s lead to the definitions of the whole. */
function readOperation(ajv: Ajv, definitions: JsonSchema, route: string, method: string, value: unknown): Operation {
  const { operationId, parameters, responses } = value as {
    operationId: string;
    parameters?: Parameter[];
    responses: Record<string, unknown>;
  };
  const checks = (parameters ?? []).map((parameter) => {
    const { name, required = false, schema, ...rest } = parameter;
    const inBody = parameter.in === "body";
    // Besides the keywords of a schema a parameter has `in`, which ajv ignores because it is not strict.
    const validate = ajv.compile({ ...(inBody ? schema : rest), definitions });
    return { name, inBody, required, validate };
  });
  return {
    operationId,
    method,
    route,
    statuses: new Set(Object.keys(responses).map(Number)),
    faultOf: (path, body) => {
      for (const { name, inBody, required, validate } of checks) {
        const given = inBody ? body : path[name];
        const fault =
          given === undefined ? (required ? `The ${name} is missing.` : undefined) : faultIn(name, given, validate);
        if (fault !== undefined) {
          return fault;
        }
      }
      return undefined;
    },
  };
}

/**
 * Reads the operations of a connector definition, with their parameters in path and body.
 * @param definition valid Swagger 2.0
 */
export function readOperations({ basePath = "", paths, definitions = {} }: Definition): Operation[] {
  const ajv = addFormats(new Ajv({ strict: false }));
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([method]) => !method.startsWith("x-") && method !== "parameters")
      .map(([method, value]) => {
        const route = `${basePath}${path}`.replace(/\{([^}]+)\}/g, ":$1");
        return readOperation(ajv, definitions, route, method, value);
      }),
  );
}
