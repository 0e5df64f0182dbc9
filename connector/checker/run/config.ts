import { duplicatesIn } from "../input/duplicates";
import { bytesOf, maxBytes } from "../input/fileAccess";
import { parseJson } from "../input/jsonSyntax";
import { isObject, type Json, type JsonObject } from "../input/jsonValue";
import type { Severity } from "../rules/finding";
import { meant } from "../rules/spelling";
import { rulesById } from "../rules/table";

/** The name of the file beside a definition that switches rules. */
export const configName = "connector-check.json";

/** The severities that a rule can be switched to. */
export const severities = ["off", "hint", "warning", "error"] as const;

/** How one rule is switched. */
interface Switch {
  readonly severity: Severity | "off";
  /** JSON pointers; the switch holds for what stands at or below one of them. Without any it holds everywhere. */
  readonly at?: readonly string[];
}

/** A configuration: which rules are switched, by rule id. */
export interface Config {
  readonly path: string;
  readonly text: string;
  readonly rules: ReadonlyMap<string, Switch>;
}

/** Thrown for a configuration that cannot be used; the message says where and what to do. */
export class ConfigError extends Error {}

/** Refuses keys that mean nothing: a misspelt one would switch nothing, without a word. */
function checkKeys(value: JsonObject, known: readonly string[], fail: (what: string) => never): void {
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      const near = meant(key, known);
      fail(`has an unknown "${key}".${near ? ` Was "${near}" meant?` : ` It may have ${known.join(", ")}.`}`);
    }
  }
}

function readSwitch(path: string, id: string, value: Json | undefined): Switch {
  const fail = (what: string): never => {
    throw new ConfigError(`${path}: the rule "${id}" ${what}`);
  };
  if (!rulesById.has(id)) {
    const near = meant(id, [...rulesById.keys()]);
    fail(`does not exist.${near ? ` Was "${near}" meant?` : " --rules lists all."}`);
  }
  if (!isObject(value)) {
    return fail('needs an object such as {"severity": "off", "reason": "…"}.');
  }
  checkKeys(value, ["severity", "reason", "at"], fail);
  const severity = severities.find((each) => each === value.severity);
  if (!severity) {
    return fail(`needs a severity: ${severities.join(", ")}.`);
  }
  if (typeof value.reason !== "string" || value.reason.trim() === "") {
    fail('needs a "reason" that says why it is switched.');
  }
  const at = value.at === undefined ? undefined : [value.at].flat();
  if (at?.some((pointer) => typeof pointer !== "string" || !/^(\/|$)/.test(pointer))) {
    fail('has an "at" that is no JSON pointer, such as "/paths/~1orders", and no list of them.');
  }
  if (at?.length === 0) {
    fail('has an empty "at", so it switches nothing. Leave "at" out to switch it everywhere.');
  }
  return { severity, at: at as string[] | undefined };
}

/**
 * Reads a configuration: `{"rules": {"<id>": {"severity": "off", "reason": "…", "at": "/paths/~1orders"}}}`.
 * @throws ConfigError when it is no such JSON, or switches a rule without a reason
 * @throws UnreadableError when there is no such file
 */
export function readConfig(path: string): Config {
  const fail = (what: string): never => {
    throw new ConfigError(`${path}: the configuration ${what}`);
  };
  const text = bytesOf(path, maxBytes)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  const parsed = parseJson(text);
  if ("fault" in parsed) {
    throw new ConfigError(`${path}: ${parsed.fault.message}`);
  }
  const [duplicate] = duplicatesIn(text);
  if (duplicate) {
    const { line, column } = duplicate.position;
    throw new ConfigError(
      `${path}:${line}:${column}: "${duplicate.name}" stands here for the second time. Remove one.`,
    );
  }
  const { value } = parsed;
  if (!isObject(value)) {
    return fail('is no object such as {"rules": {…}}.');
  }
  checkKeys(value, ["$schema", "rules"], fail);
  if (!isObject(value.rules)) {
    return fail('needs "rules", an object.');
  }
  const rules = new Map(Object.entries(value.rules).map(([id, each]) => [id, readSwitch(path, id, each)]));
  return { path, text, rules };
}

/** What a configuration makes of a finding. */
interface Switched {
  /** `off` when the finding is to be left out. */
  readonly severity: Severity | "off";
  /** The pointer into the configuration that names the place of the finding. */
  readonly by?: string;
}

/** Says how a configuration switches a finding. */
export function switchedBy(config: Config | undefined, ruleId: string, pointer: string): Switched {
  const own = { severity: rulesById.get(ruleId)?.severity ?? "error" };
  const found = config?.rules.get(ruleId);
  if (!found?.at) {
    return found ?? own;
  }
  const index = found.at.findIndex((each) => pointer === each || pointer.startsWith(`${each}/`));
  return index < 0 ? own : { severity: found.severity, by: placeOf(ruleId, index) };
}

const placeOf = (ruleId: string, index: number): string => `/rules/${ruleId}/at/${index}`;

/** The places that a configuration names, each with the pointer into the configuration that names it. */
export function placesIn({ rules }: Config): { readonly by: string; readonly ruleId: string; readonly at: string }[] {
  return [...rules].flatMap(([ruleId, { at = [] }]) =>
    at.map((each, index) => ({ by: placeOf(ruleId, index), ruleId, at: each })),
  );
}
