import { dataverse } from "./connections";
import { findQueueItem, handOver, type Plan } from "./handOver";
import {
  append,
  call,
  compose,
  condition,
  fail,
  type Following,
  forEach,
  initialize,
  row,
  scope,
  set,
  type Step,
  type Steps,
  until,
} from "./step";
import { answerOf, plain } from "./texts";

/** Rows that are looked at at the same time: more would meet the limits of Dataverse and of the connector sooner. */
const atOnce = 10;

/** Rows that the sentence of a failed run names, and how much of an answer it repeats for each. */
const namedRows = 10;
const shortAnswer = 150;

/** The trigger: by the clock, one run at a time. */
export const backlogTrigger = ({ table, route }: Plan): Readonly<Record<string, Step>> => ({
  Recurrence: {
    type: "Recurrence",
    description: `Looks for ${table.names} that nobody routed. One run at a time: two would look at the same rows.`,
    recurrence: { ...route.backlog?.every },
    runtimeConfiguration: { concurrency: { runs: 1 } },
  },
});

/** The token of the next page in an answer, empty on the last page. All of it is evaluated, so a missing link counts as empty. */
const nextPage = (step: string): string =>
  `decodeUriComponent(first(split(split(concat(coalesce(outputs('${step}')?['body']?['@odata.nextLink'], ''), 'skiptoken='), 'skiptoken=')[1], '&')))`;

function handleRow(plan: Plan): Steps {
  const id = `items('For_each_row')?['${plan.table.primaryId}']`;
  const { name, step } = handOver(plan, id);
  const find = "Find_a_queue_item_of_the_row";
  const note = (answering: string, what: string): Following => ({
    step: append(
      "The other rows go on; this one is named at the end, with what was answered.",
      "NotRouted",
      `@{${id}} (${what}: @{${answerOf(answering, shortAnswer)}})`,
    ),
    after: ["Failed", "TimedOut"],
  });
  return row({
    Try_the_row: scope(
      "Routes one row, unless it was routed before.",
      row({
        [find]: findQueueItem(id),
        Is_it_not_routed_yet: condition(
          "Without a queue item of a work stream the row is routed.",
          `@empty(outputs('${find}')?['body/value'])`,
          row({ [name]: step, Note_what_the_hand_over_answered: note(name, "hand-over") }),
          {},
        ),
      }),
    ),
    Note_what_the_search_answered: note(find, "search for its queue item"),
  });
}

/** The actions: page by page, each row of a page that has no queue item of a work stream. */
export function backlogActions(plan: Plan): Steps {
  const { table, route } = plan;
  const { olderThanMinutes = 0 } = route.backlog ?? {};
  const newest = "Compute_the_newest_moment";
  const age = `createdon lt @{outputs('${newest}')}`;
  const list = "List_a_page_of_rows";

  const page = scope(
    "One page: up to 5,000 rows, of which only the ids are read.",
    row({
      [list]: call({
        connection: dataverse,
        operationId: "ListRecords",
        parameters: {
          entityName: table.entitySet,
          $select: table.primaryId,
          $filter: route.filter === undefined ? age : `(${plain(route.filter)}) and ${age}`,
          $orderby: "createdon asc",
          // A parameter that is null is not sent.
          $skiptoken: "@if(empty(variables('NextPage')), null, variables('NextPage'))",
        },
        description: "Rows that are old enough: the flow that routes new rows is done with them, whatever happened.",
      }),
      For_each_row: forEach(
        `${atOnce} rows at a time, to stay within the limits of Dataverse and of the connector.`,
        `@outputs('${list}')?['body/value']`,
        atOnce,
        handleRow(plan),
      ),
      Note_the_next_page: set(
        "The skip token of the answer; empty after the last page.",
        "NextPage",
        `@${nextPage(list)}`,
      ),
    }),
  );

  return row({
    [newest]: compose(
      "Once for all pages: the skip token of a page belongs to the query that it came with.",
      `@addMinutes(utcNow(), -${olderThanMinutes}, 'yyyy-MM-ddTHH:mm:ssZ')`,
    ),
    Initialize_the_next_page: initialize("The skip token of the page to read.", "NextPage", "string", ""),
    Initialize_what_was_not_routed: initialize(
      "Rows whose routing failed, with what was answered.",
      "NotRouted",
      "array",
      [],
    ),
    Try: scope(
      "Whatever may fail; what fails of one row or page is noted, and told at the end.",
      row({
        Until_the_last_page: until(
          "Page by page, until an answer has no link to more.",
          "@empty(variables('NextPage'))",
          { count: 1000, timeout: "PT12H" },
          row({
            Try_the_page: page,
            Give_up_the_other_pages: {
              step: scope(
                "Without a page there is no way to the next one.",
                row({
                  Note_the_page: append(
                    "Named at the end, with what Dataverse answered.",
                    "NotRouted",
                    `a page of rows, and all after it (@{${answerOf(list)}})`,
                  ),
                  Ask_for_no_more_pages: set("Ends the loop.", "NextPage", ""),
                }),
              ),
              after: ["Failed", "TimedOut"],
            },
          }),
        ),
        Was_all_routed: condition(
          "Rows that were not routed are named, and looked at again by the next run.",
          "@and(empty(variables('NotRouted')), empty(variables('NextPage')))",
          {},
          row({
            Fail_with_the_rows: fail(
              "The run fails with a sentence that has the ids of the rows.",
              `@{length(variables('NotRouted'))} of the unrouted ${table.names} were not routed: @{join(take(variables('NotRouted'), ${namedRows}), '; ')}@{if(empty(variables('NextPage')), '', '; and pages that were not read in time')}. The next run tries again.`,
            ),
          }),
        ),
      }),
    ),
    Catch: { step: catchStep(plan), after: ["Failed", "TimedOut"] },
  });
}

function catchStep({ table }: Plan): Step {
  return scope(
    "Whatever else failed: the run fails with a sentence.",
    row({
      Fail_with_the_step: fail(
        "Names what was not routed so far.",
        `The search for unrouted ${table.names} stopped. Not routed so far: @{join(take(variables('NotRouted'), ${namedRows}), '; ')}. The next run tries again.`,
      ),
    }),
  );
}
