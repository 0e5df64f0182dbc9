import { asObject, asText } from "../../../connector/checker/input/jsonValue";
import { messagesOf } from "../model/dataverse";
import type { Flow } from "../model/flow";
import { around, type Step, within } from "../model/step";
import { follow, isComputed } from "../model/way";
import { isSetOf, type RowWrite, rowWrites } from "../model/writes";
import type { RuleGroup } from "./rule";

const update = "/properties/definition/actions/Update_case/inputs/parameters";

/** A step that writes what the flow's own trigger waits for. */
interface Echo {
  readonly step: Step;
  /** Whether nothing keeps it from running again and again. */
  readonly isCertain: boolean;
}

/** What a trigger of Dataverse waits for. */
interface Subscription {
  readonly table: string;
  readonly message: number;
  readonly columns: readonly string[];
  /** Filters and conditions, as text. */
  readonly filters: string;
}

function subscriptionOf(trigger: Step): Subscription | undefined {
  if (asObject(trigger.inputs.host).operationId !== "SubscribeWebhookTrigger") {
    return undefined;
  }
  const parameters = asObject(trigger.inputs.parameters);
  const text = (name: string): string => asText(parameters[`subscriptionRequest/${name}`]) ?? "";
  const conditions = trigger.value.conditions === undefined ? "" : JSON.stringify(trigger.value.conditions);
  return {
    table: text("entityname"),
    message: Number(parameters["subscriptionRequest/message"]),
    columns: text("filteringattributes")
      .toLowerCase()
      .split(/[\s,]+/)
      .filter((name) => name !== ""),
    filters: `${text("filterexpression")} ${conditions}`.trim().toLowerCase(),
  };
}

/** Tells whether a step runs in every run, without a condition around it. */
const isUnconditional = (step: Step): boolean =>
  around(step).every(({ type }) => type === "Scope") &&
  Object.values(asObject(step.value.runAfter)).every((statuses) => JSON.stringify(statuses) === '["Succeeded"]');

/** Tells whether an id is that of the row that triggered the flow. */
const isOwnRow = (recordId: string, table: string): boolean => {
  const own = `(triggerOutputs\\(\\)\\??\\['body/${table}id'\\]|triggerBody\\(\\)\\??\\['${table}id'\\])`;
  return new RegExp(`^@\\{?${own}\\}?$`, "i").test(recordId);
};

function echoOf({ step, isNew, entitySet, recordId, columns }: RowWrite, on: Subscription): Echo | undefined {
  const messages: readonly number[] = isNew ? messagesOf.added : messagesOf.modified;
  if (!messages.includes(on.message) || !isSetOf(entitySet, on.table)) {
    return undefined;
  }
  const isHit = isNew || on.columns.length === 0 || columns.some((name) => on.columns.includes(name));
  // A filter on a column that is written is there to tell the own writes from those of others.
  const isFiltered = columns.some((name) => on.filters.includes(name));
  if (!isHit || isFiltered) {
    return undefined;
  }
  const isSame = isNew || isOwnRow(recordId, on.table);
  return { step, isCertain: isSame && on.filters === "" && isUnconditional(step) && columns.length > 0 };
}

function echoes(flow: Flow): readonly Echo[] {
  const [trigger] = flow.triggers;
  const subscription = trigger && subscriptionOf(trigger);
  return subscription ? rowWrites(flow).flatMap((write) => echoOf(write, subscription) ?? []) : [];
}

/** Loops within a flow, and of flows that start themselves. */
export const loop: RuleGroup = {
  title: "Loops",
  rules: [
    {
      id: "endless-loop",
      severity: "error",
      demand: "A flow does not always write what starts it: it waits for other columns, or has a condition.",
      why: "Each run starts the next one, until the platform turns the flow off.",
      source: "GUI",
      example: {
        at: "/properties/definition/triggers/When_a_case_is_modified/inputs/parameters/subscriptionRequest~1filteringattributes",
        good: "title",
        bad: "description",
      },
      check: (flow, report) => {
        for (const { step } of echoes(flow).filter(({ isCertain }) => isCertain)) {
          report(
            { at: step.at },
            `"${step.name}" writes what the flow's own trigger waits for, in every run. Name other filtering columns, or add a trigger condition.`,
          );
        }
      },
    },
    {
      id: "possible-loop",
      severity: "warning",
      demand: "A flow that writes the table that starts it tells its own writes from those of others.",
      why: "A run may start the next one, for ever.",
      source: "GUI",
      example: {
        at: update,
        good: { entityName: "incidents", recordId: "@triggerOutputs()?['body/incidentid']", "item/description": "x" },
        bad: { entityName: "incidents", recordId: "@triggerOutputs()?['body/_parentcaseid_value']", "item/title": "x" },
      },
      check: (flow, report) => {
        for (const { step } of echoes(flow).filter(({ isCertain }) => !isCertain)) {
          report(
            { at: step.at },
            `"${step.name}" may write what the flow's own trigger waits for. Name filtering columns, or add a trigger condition.`,
          );
        }
      },
    },
    {
      id: "until-limit",
      severity: "warning",
      demand: "An Until loop has a limit of rounds and of time.",
      why: "A condition that is never met keeps the run, and what it costs, going.",
      source: "TYP",
      example: { at: "/properties/definition/actions/Until_it_is_there/limit", good: { count: 10, timeout: "PT1H" } },
      check: ({ actions }, report) => {
        for (const step of actions.filter(({ type }) => type === "Until")) {
          const { count, timeout } = asObject(step.value.limit);
          if (count === undefined && timeout === undefined) {
            report({ at: step.at }, `The loop "${step.name}" has no limit: count, timeout.`);
          }
        }
      },
    },
    {
      id: "until-limit-value",
      severity: "error",
      demand: "The limit of an Until loop is 1 to 5000 rounds, and a time such as PT1H.",
      why: "The platform refuses the definition.",
      source: "TYP",
      example: { at: "/properties/definition/actions/Until_it_is_there/limit/count", good: 10, bad: 0 },
      check: ({ actions }, report) => {
        for (const { name, type, value, at } of actions.filter((one) => one.type === "Until")) {
          const { at: countAt, value: count } = follow(value, at, "limit.count");
          const { at: timeAt, value: timeout } = follow(value, at, "limit.timeout");
          const rounds = Number(count);
          if (
            count !== undefined &&
            !isComputed(count) &&
            !(Number.isInteger(rounds) && rounds >= 1 && rounds <= 5000)
          ) {
            report(
              { at: countAt },
              `The loop "${name}" (${type}) has the limit ${JSON.stringify(count)}; 1 to 5000 rounds are possible.`,
            );
          }
          if (timeout !== undefined && !isComputed(timeout) && !isDuration(timeout)) {
            report(
              { at: timeAt },
              `The loop "${name}" has the timeout ${JSON.stringify(timeout)}; it must be a duration, such as PT1H.`,
            );
          }
        }
      },
    },
    {
      id: "parallel-variable",
      severity: "warning",
      demand: "A loop that runs its rounds side by side sets no variables.",
      why: "All rounds share them: one reads what another has set.",
      source: "GUI",
      example: {
        at: "/properties/definition/actions/For_each_note/runtimeConfiguration/concurrency/repetitions",
        good: 1,
        bad: 20,
      },
      check: ({ actions }, report) => {
        for (const step of actions.filter(({ type }) => type === "Foreach")) {
          const rounds = Number(follow(step.value, step.at, "runtimeConfiguration.concurrency.repetitions").value ?? 1);
          const setter = rounds > 1 ? within(step).find(({ type }) => type === "SetVariable") : undefined;
          if (setter) {
            report(
              { at: setter.at },
              `"${setter.name}" sets a variable that ${rounds} rounds of "${step.name}" share.`,
            );
          }
        }
      },
    },
    {
      id: "concurrency-value",
      severity: "error",
      demand: "Rounds side by side are 1 to 50.",
      why: "The platform refuses the definition.",
      source: "TYP",
      example: {
        at: "/properties/definition/actions/For_each_note/runtimeConfiguration/concurrency/repetitions",
        good: 1,
        bad: 100,
      },
      check: ({ actions }, report) => {
        for (const { name, value, at } of actions) {
          const found = follow(value, at, "runtimeConfiguration.concurrency.repetitions");
          const rounds = Number(found.value ?? 1);
          if (!isComputed(found.value) && !(Number.isInteger(rounds) && rounds >= 1 && rounds <= 50)) {
            report(
              { at: found.at },
              `"${name}" runs ${JSON.stringify(found.value)} rounds side by side; 1 to 50 are possible.`,
            );
          }
        }
      },
    },
  ],
};

/** Tells whether a value is a duration of ISO 8601, such as PT1H. */
const isDuration = (value: unknown): boolean =>
  typeof value === "string" && /^P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?$/.test(value);
