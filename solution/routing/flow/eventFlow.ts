import { parameterOf, usualWay } from "../variables";
import { dataverse } from "./connections";
import { findQueueItem, handOver, type Plan } from "./handOver";
import {
  condition,
  fail,
  initialize,
  row,
  scope,
  set,
  type Step,
  type Steps,
  trigger,
  until,
  wait,
  whateverCame,
} from "./step";
import { answerOf, plain, quoted, valueOf } from "./texts";

/** Values of the trigger's message (table reference of CallbackRegistration). */
const messages = { create: 1, update: 3, both: 4 };
const organizationScope = 4;

/**
 * Lets one way start only where a table has flows of both, even if both are on. What says neither is the usual way, so that
 * one of the two always starts.
 */
function conditionsOf({ route, way }: Plan): readonly string[] {
  if (!way) return [];
  const other = usualWay === "connector" ? "action" : "connector";
  const isOther = `equals(toLower(trim(${valueOf(parameterOf(way))})), ${quoted(other)})`;
  return [route.way === other ? `@${isOther}` : `@not(${isOther})`];
}

/** The trigger: when a row is added, or one of the named columns of a row is changed. */
export function eventTrigger(plan: Plan): Readonly<Record<string, Step>> {
  const { table, route } = plan;
  const { create, update } = route.on ?? {};
  const message = create && update ? "both" : create ? "create" : "update";
  const name = {
    create: "When_a_row_is_added",
    update: "When_a_row_is_modified",
    both: "When_a_row_is_added_or_modified",
  }[message];
  const step = trigger(
    {
      connection: dataverse,
      operationId: "SubscribeWebhookTrigger",
      parameters: {
        "subscriptionRequest/message": messages[message],
        "subscriptionRequest/entityname": table.table,
        "subscriptionRequest/scope": organizationScope,
        ...(update ? { "subscriptionRequest/filteringattributes": update.join(",") } : {}),
        ...(route.filter === undefined ? {} : { "subscriptionRequest/filterexpression": plain(route.filter) }),
      },
      description: plan.way
        ? `Starts only if the environment variable ${plan.way.schemaName} names this way. What it brings is hidden in the history.`
        : "What the trigger brings is a row, so it is hidden in the history of runs.",
    },
    conditionsOf(plan),
  );
  return { [name]: step };
}

/** The actions: look whether the row was routed, hand it over, wait while the set-up spreads, and say what failed. */
export function eventActions(plan: Plan): Steps {
  const { table } = plan;
  const id = `triggerOutputs()?['body/${table.primaryId}']`;
  const { name, step } = handOver(plan, id, "triggerOutputs()?['body']");
  const notRouted = `The ${table.name} @{${id}} was not routed: `;
  const find = "Find_a_queue_item_of_the_row";

  const tries = until(
    "Repeats after 404 only, for about 15 minutes: so long a new set-up of unified routing takes to spread.",
    "@not(startsWith(variables('Answer'), '404'))",
    { count: 16, timeout: "PT30M" },
    row({
      [name]: step,
      Note_the_answer: {
        step: set("Status and words of the answer, whichever it is.", "Answer", `@${answerOf(name)}`),
        after: whateverCame,
      },
      Was_it_not_found: condition(
        "404: the row is gone, or unified routing does not know the table yet.",
        "@startsWith(variables('Answer'), '404')",
        row({ Wait_a_minute: wait("Until the set-up has spread a little further.", 1, "Minute") }),
        {},
      ),
    }),
  );
  const accepted = condition(
    "The connector answers 202, the action 204.",
    "@startsWith(variables('Answer'), '2')",
    {},
    row({
      Fail_with_the_answer: fail(
        "The run fails with a sentence that has the row's id and the answer. The backlog flow, or Resubmit, tries again.",
        `${notRouted}the answer was @{variables('Answer')}`,
      ),
    }),
  );
  return row({
    Initialize_the_answer: initialize("What the hand-over answered last.", "Answer", "string", ""),
    Try: scope(
      "Routes the row, unless it was routed before: so neither a second event nor Resubmit routes it twice.",
      row({
        [find]: findQueueItem(id),
        Is_it_not_routed_yet: condition(
          "Without a queue item of a work stream the row is routed.",
          `@empty(outputs('${find}')?['body/value'])`,
          row({
            Until_it_is_not_404: tries,
            Was_it_accepted: { step: accepted, after: whateverCame },
          }),
          {},
        ),
      }),
    ),
    Catch: {
      step: scope(
        "Whatever else failed: the run fails with a sentence that has the row's id.",
        row({
          Fail_with_the_step: fail(
            "Names what the search for the queue item answered, and how far the hand-over came.",
            `${notRouted}the search for its queue item answered @{${answerOf(find)}}; the hand-over answered @{if(empty(variables('Answer')), 'nothing', variables('Answer'))}`,
          ),
        }),
      ),
      after: ["Failed", "TimedOut"],
    },
  });
}
