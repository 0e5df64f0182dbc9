import Ajv, { type ErrorObject } from "ajv";
import schema from "../../routing.schema.json";
import type { Path } from "./places";

const validate = new Ajv({ allErrors: true, verbose: true, strictTypes: false }).compile(schema);

/** Values are shown so far. */
const longest = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function sentence({ keyword, params, data, parentSchema, message }: ErrorObject): string {
  const given = params as Readonly<Record<string, unknown>>;
  const { title } = (parentSchema ?? {}) as { title?: string };
  if (keyword === "additionalProperties") return `The property "${String(given.additionalProperty)}" is not known.`;
  if (keyword === "required") return `The property "${String(given.missingProperty)}" is missing.`;
  return title === undefined ? `${shown(data)} ${message ?? "is wrong"}.` : `${shown(data)} must be ${title}.`;
}

/** A pointer as a path: `/tables/0/routes` → tables, 0, routes. */
const pathOf = (pointer: string): Path =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));

/** Holds a value to routing.schema.json: what is wrong with it, in sentences, each with its path. */
export function checkForm(value: unknown): readonly (readonly [Path, string])[] {
  if (validate(value)) return [];
  const found = (validate.errors ?? []).map((error) => {
    const extra =
      error.keyword === "additionalProperties"
        ? [String((error.params as { additionalProperty: unknown }).additionalProperty)]
        : [];
    return [[...pathOf(error.instancePath), ...extra], sentence(error)] as const;
  });
  return found;
}
