import { bytesOf } from "../input/fileAccess";
import { parseJson } from "../input/jsonSyntax";
import { isObject, type Json } from "../input/jsonValue";
import type { Severity } from "../rules/finding";
import { meant } from "../rules/spelling";
import { rulesById } from "../rules/table";

/** The name of the file beside a definition that switches rules. */
export const configName = "connector-check.json";

/** How one rule is switched. */
interface Switch {
  readonly severity: Severity | "off";
  /** JSON pointers; the switch holds for what stands at or below one of them. Without any it holds everywhere. */
  readonly at?: readonly string[];
}

/** Which rules are switched, by rule id. */
export type Config = ReadonlyMap<string, Switch>;

/** Thrown for a configuration that cannot be used; the message says where and what to do. */
export class ConfigError extends Error {}

const severities = ["off", "hint", "warning", "error"] as const;

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
  const severity = severities.find((each) => each === value.severity);
  if (!severity) {
    return fail(`needs a severity: ${severities.join(", ")}.`);
  }
  if (typeof value.reason !== "string" || value.reason.trim() === "") {
    fail('needs a "reason" that says why it is switched.');
  }
  const at = value.at === undefined ? undefined : [value.at].flat();
  if (at?.some((pointer) => typeof pointer !== "string")) {
    fail('has an "at" that is no JSON pointer and no list of them.');
  }
  return { severity, at: at as string[] | undefined };
}

/**
 * Reads a configuration: `{"rules": {"<id>": {"severity": "off", "reason": "…", "at": "/paths/~1orders"}}}`.
 * @throws ConfigError when it is no such JSON, or switches a rule without a reason
 */
export function readConfig(path: string): Config {
  const text = bytesOf(path)
    .toString("utf8")
    .replace(/^\uFEFF/, "");
  const parsed = parseJson(text);
  if ("fault" in parsed) {
    throw new ConfigError(`${path}: ${parsed.fault.message}`);
  }
  const { value } = parsed;
  if (!isObject(value) || !isObject(value.rules)) {
    throw new ConfigError(`${path}: a configuration is {"rules": {…}}.`);
  }
  return new Map(Object.entries(value.rules).map(([id, each]) => [id, readSwitch(path, id, each)]));
}

/** The severity that a finding has under a configuration; `off` when it is to be left out. */
export function severityUnder(config: Config, ruleId: string, pointer: string): Severity | "off" {
  const found = config.get(ruleId);
  const holds = found?.at?.some((each) => pointer === each || pointer.startsWith(`${each}/`)) ?? true;
  return found && holds ? found.severity : (rulesById.get(ruleId)?.severity ?? "error");
}
