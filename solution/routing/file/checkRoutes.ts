import type { Path } from "./places";
import { type Route, type RoutedTable, type Routing, startsOnChange } from "./routing";
import { namesOf, relationshipEnding, unknownTable } from "./tableNames";

type Report = (path: Path, sentence: string) => void;

/**
 * Columns that routing itself, or every save, changes: a flow that listens to them would start itself again.
 * Assignment writes the owner, the route flag may be written (not known), and the rest Dataverse writes along with any column.
 */
const changedByRouting = new Set(
  "ownerid owninguser owningteam owningbusinessunit routecase modifiedby modifiedon modifiedonbehalfby versionnumber".split(
    " ",
  ),
);

/** Reports what occurs more than once. Dataverse compares names without their case. */
function checkOnce(what: string, uses: readonly (readonly [Path, string | undefined])[], report: Report): void {
  const seen = new Set<string>();
  for (const [path, value] of uses) {
    const key = value?.toLowerCase();
    if (key !== undefined && seen.has(key)) report(path, `${what} "${value}" occurs twice.`);
    if (key !== undefined) seen.add(key);
  }
}

function checkNames({ table, entitySet, primaryId, relationship }: RoutedTable, at: Path, report: Report): void {
  const names = namesOf(table);
  if (!names) {
    report([...at, "table"], unknownTable(table));
    return;
  }
  if (names.isKnown && entitySet !== names.entitySet) {
    report([...at, "entitySet"], `The entity set of ${table} is ${names.entitySet}, not ${entitySet}.`);
  }
  if (names.isKnown && primaryId !== names.primaryId) {
    report([...at, "primaryId"], `The id column of ${table} is ${names.primaryId}, not ${primaryId}.`);
  }
  // A table of a publisher may have capitals in its schema name, and then the relationship has them, too.
  if (relationship.toLowerCase() !== names.relationship || !relationship.endsWith(relationshipEnding)) {
    const pattern = `<schema name of the table>${relationshipEnding}`;
    report(
      [...at, "relationship"],
      `The relationship "${relationship}" does not follow the pattern ${pattern}: for ${table} it is ${names.relationship}, in the case of the schema name.`,
    );
  }
}

/** Says where a filter cannot be read: quotes and parentheses that are not closed. */
function filterProblem(filter: string): string | undefined {
  const bare = filter.replace(/'(?:[^']|'')*'/g, "");
  if (bare.includes("'")) return "a quote is not closed";
  let open = 0;
  for (const character of bare.replace(/[^()]/g, "")) {
    open += character === "(" ? 1 : -1;
    if (open < 0) return "a parenthesis is closed that was not opened";
  }
  return open > 0 ? "a parenthesis is not closed" : undefined;
}

function checkRoute(route: Route, at: Path, report: Report): void {
  if ((route.on === undefined) === (route.backlog === undefined)) {
    report(at, `The flow "${route.flow}" needs either "on" (changes of a row) or "backlog" (by the clock).`);
  }
  for (const [index, column] of (route.on?.update ?? []).entries()) {
    if (changedByRouting.has(column)) {
      report(
        [...at, "on", "update", index],
        `A flow must not start on changes of ${column}: routing or any save changes it, so the flow would start itself again. Name the columns that makers or users change.`,
      );
    }
  }
  const problem = route.filter === undefined ? undefined : filterProblem(route.filter);
  if (problem !== undefined) report([...at, "filter"], `The filter cannot be read: ${problem}.`);
}

/** Two flows of one way must not start on the same change: both would route the same row. */
function checkOverlaps({ routes }: RoutedTable, at: Path, report: Report): void {
  routes.forEach((route, index) => {
    for (const earlier of routes.slice(0, index).filter(({ way }) => way === route.way)) {
      const both = route.on?.update?.find((column) => earlier.on?.update?.includes(column));
      const shared = route.on?.create && earlier.on?.create ? "new rows" : both && `changes of ${both}`;
      if (shared) {
        report(
          [...at, "routes", index],
          `The flows "${earlier.flow}" and "${route.flow}" would both route ${shared}. Make one flow of them, with one filter.`,
        );
      }
    }
  });
  if (routes.filter(({ backlog }) => backlog).length > 1) {
    report([...at, "routes"], "A table needs one flow for its backlog, not several.");
  }
}

function checkVariables(table: RoutedTable, at: Path, prefix: string, report: Report): void {
  const { workStream, wayVariable, routes } = table;
  if (!workStream && routes.some(({ way }) => way === "connector")) {
    report(at, `The connector asks for a work stream: ${table.table} needs "workStream".`);
  }
  const isEither = new Set(routes.filter(startsOnChange).map(({ way }) => way)).size > 1;
  if (isEither !== (wayVariable !== undefined)) {
    report(
      wayVariable === undefined ? at : [...at, "wayVariable"],
      isEither
        ? `${table.table} has flows of both ways that start on changes: "wayVariable" must name the variable that lets one way start only, or a row is routed twice.`
        : `"wayVariable" decides between two ways, and ${table.table} has one only. Leave it out.`,
    );
  }
  for (const [path, name] of [
    [[...at, "workStream", "variable"], workStream?.variable],
    [[...at, "wayVariable"], wayVariable],
  ] as const) {
    if (name !== undefined && !name.startsWith(`${prefix}_`)) {
      report(path, `The environment variable "${name}" must begin with ${prefix}_, the prefix of the publisher.`);
    }
  }
}

/** The variable that every flow through the connector reads. */
export const organizationVariable = (prefix: string): string => `${prefix}_OrganizationId`;

/** What is wrong with a declaration that has the right form, in sentences, each with its path. */
export function checkRoutes(routing: Routing, prefix: string): readonly (readonly [Path, string])[] {
  const found: [Path, string][] = [];
  const report: Report = (path, sentence) => found.push([path, sentence]);
  const tables = routing.tables.map((table, index) => ({ table, at: ["tables", index] as const }));
  const routes = tables.flatMap(({ table, at }) =>
    table.routes.map((route, index) => ({ route, at: [...at, "routes", index] as const })),
  );
  checkOnce(
    "The table",
    tables.map(({ table, at }) => [[...at, "table"], table.table]),
    report,
  );
  checkOnce(
    "The name for many rows",
    tables.map(({ table, at }) => [[...at, "names"], table.names]),
    report,
  );
  checkOnce(
    "The flow's id",
    routes.map(({ route, at }) => [[...at, "id"], route.id]),
    report,
  );
  checkOnce(
    "The flow's name",
    routes.map(({ route, at }) => [[...at, "flow"], route.flow]),
    report,
  );
  checkOnce(
    "The environment variable",
    [
      [[], organizationVariable(prefix)],
      ...tables.flatMap(({ table, at }): [Path, string | undefined][] => [
        [[...at, "workStream", "variable"], table.workStream?.variable],
        [[...at, "wayVariable"], table.wayVariable],
      ]),
    ],
    report,
  );
  for (const { table, at } of tables) {
    checkNames(table, at, report);
    checkVariables(table, at, prefix, report);
    checkOverlaps(table, at, report);
  }
  for (const { route, at } of routes) checkRoute(route, at, report);
  return found;
}
