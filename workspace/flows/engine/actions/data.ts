import Ajv, { type ErrorObject } from "ajv";
import { array, asText, FlowError, isObject, text } from "../../language/values";
import { memberOf } from "../definition";
import type { Kind } from "./kind";

const compose: Kind = ({ definition, record, evaluate }) => {
  record.inputs = evaluate(definition.inputs ?? null, "inputs");
  return { outputs: record.inputs };
};

const ajv = new Ajv({ strict: false, logger: false, allErrors: true });
const shown = ({ instancePath, message }: ErrorObject): string => `${instancePath || "/"} ${message ?? ""}`;

const parseJson: Kind = ({ definition, record, evaluate }) => {
  const inputs = memberOf(definition, "inputs");
  const given = evaluate(inputs.content ?? null, "inputs.content");
  record.inputs = { content: given, schema: inputs.schema };
  let value = given;
  if (typeof given === "string") {
    try {
      value = JSON.parse(given);
    } catch (error) {
      throw new FlowError("InvalidJson", `inputs.content is not JSON: ${(error as Error).message}`);
    }
  }
  if (isObject(inputs.schema)) {
    let fits: boolean;
    try {
      fits = ajv.validate(inputs.schema, value);
    } catch (error) {
      throw new FlowError("InvalidSchema", `inputs.schema is no JSON schema: ${(error as Error).message}`);
    }
    if (!fits) {
      const faults = (ajv.errors ?? []).slice(0, 5).map(shown).join("; ");
      throw new FlowError("SchemaValidationFailed", `The content does not fit the schema: ${faults}.`);
    }
  }
  return { outputs: { body: value } };
};

/** The array that an operation on data goes through. */
const sourceOf: (step: Parameters<Kind>[0]) => readonly unknown[] = ({ definition, record, evaluate }) => {
  const inputs = memberOf(definition, "inputs");
  const from = evaluate(inputs.from ?? null, "inputs.from");
  record.inputs = { ...inputs, from };
  if (!Array.isArray(from)) throw new FlowError("InvalidInput", "inputs.from must be an array.");
  return array(from);
};

const query: Kind = (step) => {
  const { where } = memberOf(step.definition, "inputs");
  const body = sourceOf(step).filter((value) => {
    const kept = step.evaluate(where ?? null, "inputs.where", { value });
    if (typeof kept === "boolean") return kept;
    throw new FlowError("InvalidTemplate", "inputs.where must be true or false for every item.");
  });
  return { outputs: { body } };
};

const select: Kind = (step) => {
  const inputs = memberOf(step.definition, "inputs");
  const body = sourceOf(step).map((value) => step.evaluate(inputs.select ?? null, "inputs.select", { value }));
  return { outputs: { body } };
};

const join: Kind = (step) => {
  const inputs = memberOf(step.definition, "inputs");
  const delimiter = text(step.evaluate(inputs.joinWith ?? "", "inputs.joinWith"));
  return { outputs: { body: sourceOf(step).map(asText).join(delimiter) } };
};

/** Operations on data, by type. */
export const data: Readonly<Record<string, Kind>> = {
  compose,
  parsejson: parseJson,
  query,
  select,
  join,
};
