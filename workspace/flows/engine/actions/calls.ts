import { asText, FlowError, isObject, number, text, type JsonObject } from "../../language/values";
import { memberOf } from "../definition";
import type { Answer } from "../ports";
import { stamp } from "../record";
import { isTransient, retryAfterOf, retryPolicyOf } from "../retry";
import type { StepResult } from "../run";
import type { Kind, StepContext } from "./kind";

/** What statuses are called in a run. */
const codes: Readonly<Record<number, string>> = {
  400: "BadRequest",
  401: "Unauthorized",
  403: "Forbidden",
  404: "NotFound",
  408: "RequestTimeout",
  409: "Conflict",
  412: "PreconditionFailed",
  429: "TooManyRequests",
  500: "InternalServerError",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
};
const codeOf = (status: number): string => codes[status] ?? (status < 400 ? "OK" : `Status${status}`);

/** The sentence of an answer that refuses. */
function messageOf({ body, statusCode }: Answer): string {
  const error = isObject(body) ? body.error : undefined;
  const said = isObject(error) ? asText(error.message) : "";
  return `The operation answered with status ${statusCode} (${codeOf(statusCode)}).${said === "" ? "" : ` ${said}`}`;
}

const resultOfAnswer = (answer: Answer): StepResult => {
  const { statusCode } = answer;
  const code = codeOf(statusCode);
  if (statusCode < 400) return { outputs: answer, code };
  return { outputs: answer, status: "Failed", code, error: { code, message: messageOf(answer) } };
};

/** Calls until an answer stands: what is busy or broken for a while is called once more, as the policy says. */
async function retried(step: StepContext, call: () => Promise<Answer>): Promise<StepResult> {
  const { record, run, signal, definition } = step;
  const { clock, random } = run.ports;
  const policy = retryPolicyOf(memberOf(definition, "inputs").retryPolicy);
  for (let retry = 1; ; retry++) {
    const startTime = stamp(clock.now());
    const answer = await call();
    if (!isTransient(answer.statusCode) || retry > policy.count || signal.aborted) {
      const result = resultOfAnswer(answer);
      if (!result.error || record.retries.length === 0) return result;
      const message = `${result.error.message} It was called ${record.retries.length + 1} times.`;
      return { ...result, error: { ...result.error, message } };
    }
    const pause = Math.round(Math.max(policy.pause(retry, random()), retryAfterOf(answer, clock.now())));
    record.retries.push({ startTime, code: codeOf(answer.statusCode), pause });
    await clock.wait(pause, signal);
  }
}

const operation: Kind = (step) => {
  const { definition, record, run, signal } = step;
  const inputs = memberOf(definition, "inputs");
  const host = memberOf(inputs, "host");
  const parameters = step.evaluate(inputs.parameters ?? {}, "inputs.parameters") as JsonObject;
  record.inputs = { host, parameters };
  const { paginationPolicy } = memberOf(definition, "runtimeConfiguration");
  const { minimumItemCount } = isObject(paginationPolicy) ? paginationPolicy : {};
  const call = {
    connectionName: asText(host.connectionName),
    operationId: asText(host.operationId),
    parameters,
    minimumItemCount: typeof minimumItemCount === "number" ? minimumItemCount : undefined,
    signal,
  };
  return retried(step, () => run.ports.call(call));
};

const childFlow: Kind = async ({ definition, record, run, evaluate }) => {
  const inputs = memberOf(definition, "inputs");
  const { workflowReferenceName } = memberOf(inputs, "host");
  const body = evaluate(inputs.body ?? {}, "inputs.body");
  record.inputs = { host: { workflowReferenceName }, body };
  return resultOfAnswer(await run.ports.runChild(asText(workflowReferenceName), body));
};

const response: Kind = ({ definition, record, run, evaluate }) => {
  const inputs = evaluate(memberOf(definition, "inputs"), "inputs") as JsonObject;
  record.inputs = inputs;
  if (run.response) throw new FlowError("ResponseAlreadySent", "The run has answered already.");
  const headers = isObject(inputs.headers) ? inputs.headers : {};
  run.response = {
    statusCode: number(inputs.statusCode ?? 200),
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, asText(value)])),
    body: inputs.body,
  };
  return { outputs: run.response };
};

const seconds: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
};

const wait: Kind = async ({ definition, record, run, evaluate, signal }) => {
  const { clock } = run.ports;
  const inputs = evaluate(memberOf(definition, "inputs"), "inputs") as JsonObject;
  record.inputs = inputs;
  if (isObject(inputs.until)) {
    const moment = Date.parse(text(inputs.until.timestamp));
    if (Number.isNaN(moment)) throw new FlowError("InvalidInput", "inputs.until.timestamp is no date and time.");
    await clock.wait(Math.max(0, moment - clock.now().getTime()), signal);
    return {};
  }
  const interval = memberOf(inputs, "interval");
  const unit = seconds[asText(interval.unit).toLowerCase().replace(/s$/, "")];
  if (unit === undefined)
    throw new FlowError("InvalidInput", "inputs.interval.unit is Second, Minute, Hour, Day, Week or Month.");
  await clock.wait(number(interval.count) * unit * 1000, signal);
  return {};
};

const refused =
  (what: string): Kind =>
  () => {
    throw new FlowError(
      "NotInWorkspace",
      `${what} is not possible in the workspace, which sends nothing to the outside. Use an operation of a connector.`,
    );
  };

/** Steps that call something, or wait, by type. */
export const calls: Readonly<Record<string, Kind>> = {
  openapiconnection: operation,
  apiconnection: operation,
  workflow: childFlow,
  response,
  wait,
  http: refused("An HTTP call"),
  httpwebhook: refused("A webhook"),
  openapiconnectionwebhook: refused("Waiting for a webhook"),
};
