import { apiProperties } from "./apiProperties";
import { apiPropertiesShape } from "./apiPropertiesShape";
import { connectionParameter } from "./connectionParameter";
import { document } from "./document";
import { dynamic } from "./dynamic";
import { extension } from "./extension";
import { extensionValue } from "./extensionValue";
import { file } from "./file";
import { icon } from "./icon";
import { metadata } from "./metadata";
import { operation } from "./operation";
import { operationBody } from "./operationBody";
import { operationText } from "./operationText";
import { parameter } from "./parameter";
import { parameterText } from "./parameterText";
import { path } from "./path";
import { policy } from "./policy";
import { reference } from "./reference";
import { response } from "./response";
import { revision } from "./revision";
import { root } from "./root";
import type { Rule, RuleGroup } from "./rule";
import { schema } from "./schema";
import { schemaObject } from "./schemaObject";
import { script } from "./script";
import { security } from "./security";
import { structure } from "./structure";
import { trigger } from "./trigger";

const all = [
  file,
  structure,
  root,
  document,
  metadata,
  path,
  operation,
  operationBody,
  operationText,
  parameter,
  parameterText,
  response,
  reference,
  schema,
  schemaObject,
  extension,
  extensionValue,
  dynamic,
  trigger,
  revision,
  security,
  apiPropertiesShape,
  apiProperties,
  connectionParameter,
  policy,
  icon,
  script,
] as const;

/** The id of every rule there is. */
export type RuleId = (typeof all)[number]["rules"][number]["id"];

/** All rules, group by group, in the order in which they are shown. No check reports what is no rule of a group. */
export const groups: readonly RuleGroup<RuleId, RuleId>[] = all;

/** All rules by id. */
export const rulesById: ReadonlyMap<string, Rule<RuleId>> = new Map(
  groups.flatMap(({ rules }) => rules.map((rule): [RuleId, Rule<RuleId>] => [rule.id, rule])),
);
