import { type Route, type RoutedTable, type Routing, startsOnChange } from "../file/routing";
import { startWords, wayWords } from "../words";
import { usualWay, type Variable, workStreamOf, wayOf } from "../variables";

/** A text as it stands in Markdown, also in a table: what would begin markup stands for itself. */
export const markdown = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replace(/[\\`*[\]|~#]|\b_|_\b/g, "\\$&");

/** A text in a code span, also in a table. */
const code = (text: string): string => `\`${text.replaceAll("|", "\\|")}\``;

const flowRow = (table: RoutedTable, route: Route): string =>
  `| ${markdown(route.flow)} | ${markdown(startWords(table, route))} | ${route.filter ? code(route.filter) : "all"} | ${markdown(wayWords(route))} | ${code(route.id)} |`;

const variableRow = (variable: Variable): string =>
  `| ${markdown(variable.displayName)} | ${code(variable.schemaName)} | ${markdown(variable.description)} | ${variable.default === undefined ? "none" : code(variable.default)} |`;

function section(table: RoutedTable): string {
  const variables = [workStreamOf(table), wayOf(table)].filter((variable) => variable !== undefined);
  const names = `Table ${code(table.table)}, entity set ${code(table.entitySet)}, id column ${code(table.primaryId)}, relationship with conversations ${code(table.relationship)}.`;
  const eventFlows = table.routes.filter(startsOnChange);
  const choice = table.wayVariable
    ? `Turn on the flow of the way that you choose, and set ${code(table.wayVariable)} to it (${code(usualWay)} unless you do). ${eventFlows.map(({ flow, way }) => `_${markdown(flow)}_ starts with ${code(way)}`).join(", ")}. With both on, the variable still lets one start only.`
    : "";
  return [
    `## ${markdown(table.names)}`,
    names,
    `| Flow | Starts | Rows | Hands over by | Id |\n| --- | --- | --- | --- | --- |\n${table.routes.map((route) => flowRow(table, route)).join("\n")}`,
    ...(choice ? [choice] : []),
    ...(variables.length > 0
      ? [
          `| Environment variable | Name | Meaning | Default |\n| --- | --- | --- | --- |\n${variables.map(variableRow).join("\n")}`,
        ]
      : []),
  ].join("\n\n");
}

const everyFlow = `All flows are **off** after the import: give the connections and the environment variables first, then turn on what you want.

- **No row is routed twice on purpose.** Each flow first looks for a queue item of the row that has a work stream, and ends well where there is one: so a second event, _Resubmit_ and a flow of your own do no harm. Between that look and the queue item, which routing makes some seconds later, there is no lock. A step is repeated after 5xx although the lost answer may have routed the row; what Dataverse does then is not documented.
- **Busy and failing services are waited for.** A step is repeated up to six times after 408, 429 and 5xx, with growing pauses of up to five minutes; after 404 a flow that starts on changes tries once a minute for about 15 minutes, because so long a new set-up of unified routing takes to spread.
- **A failure shows.** The run is marked failed, with a sentence that has the id of the row and what the service answered. The flow for the backlog goes on with the other rows, and names at the end those that it could not route.
- **Loops are stopped** three times over: a flow listens to named columns only, not to those that routing changes itself, and a routed row is not routed again.
- **Row data is not in the history of runs**: what a trigger brings, and what is sent to the connector, is hidden there. Ids, statuses and the words of a refusal are shown.
- **The flow for the backlog** reads the ids of rows in pages, ten rows at a time, in one run at a time. It looks only at rows that are old enough for the other flows to be done with them. It costs a request for every row that its filter lets through, also for routed ones: narrow the filter of a large table. A row whose queue item was removed counts as not routed.
- **Flows that start on changes have no limit of their own for runs at a time**: what waits beyond such a limit may be refused, and the limit cannot be taken away again. The pauses spread a burst, and the backlog flow finds what is left.`;

/** The page about what is routed, as Markdown that is yet to be formatted. */
export function routingPage({ tables }: Routing, organization: Variable | undefined): string {
  return [
    "# What is routed",
    "This page is made from `solution/routing.json` (`npm run routing`), as are the flows themselves. [Route another table](recipes/route-another-table.md) says how to add one.",
    everyFlow,
    ...(organization
      ? [
          `Every flow through the connector also reads ${code(organization.schemaName)}: ${markdown(organization.description)}`,
        ]
      : []),
    ...tables.map(section),
    "",
  ].join("\n\n");
}
