import type { Rule, RuleGroup } from "../rule";
import { apiProperties } from "./apiProperties";
import { dynamic } from "./dynamic";
import { extension } from "./extension";
import { file } from "./file";
import { icon } from "./icon";
import { metadata } from "./metadata";
import { operation } from "./operation";
import { parameter } from "./parameter";
import { path } from "./path";
import { policy } from "./policy";
import { reference } from "./reference";
import { response } from "./response";
import { revision } from "./revision";
import { root } from "./root";
import { schema } from "./schema";
import { security } from "./security";
import { structure } from "./structure";
import { trigger } from "./trigger";

/** All rules, group by group, in the order in which they are shown. */
export const groups: readonly RuleGroup[] = [
  file,
  structure,
  root,
  metadata,
  path,
  operation,
  parameter,
  response,
  reference,
  schema,
  extension,
  dynamic,
  trigger,
  revision,
  security,
  apiProperties,
  policy,
  icon,
];

/** All rules by id. */
export const rulesById: ReadonlyMap<string, Rule> = new Map(
  groups.flatMap(({ rules }) => rules.map((rule): [string, Rule] => [rule.id, rule])),
);
