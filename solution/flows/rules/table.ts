import { connection } from "./connection";
import { definition } from "./definition";
import { environment } from "./environment";
import { expression } from "./expression";
import { failure } from "./failure";
import { file } from "./file";
import { loop } from "./loop";
import { operation } from "./operation";
import { reference } from "./reference";
import type { RuleGroup } from "./rule";
import { runAfter } from "./runAfter";
import { secret } from "./secret";
import { shape } from "./shape";
import { step } from "./step";

/** All rules, group by group, in the order in which they are shown. */
export const groups: readonly RuleGroup[] = [
  file,
  definition,
  step,
  shape,
  runAfter,
  expression,
  reference,
  connection,
  operation,
  environment,
  loop,
  failure,
  secret,
];
