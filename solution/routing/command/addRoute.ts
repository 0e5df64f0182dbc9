import { type Route, type RoutedTable, type Routing, RoutingError, startsOnChange, type Way } from "../file/routing";
import { namesOf, pluralOf, unknownTable } from "../file/tableNames";
import { flowId } from "./flowId";
import { metadataAddress, relationshipOf, type TableMetadata } from "./metadata";

/** What a person says of a route to be added; all but the table may be left out. */
export interface Wish {
  readonly table: string;
  readonly set?: string;
  readonly id?: string;
  readonly relationship?: string;
  readonly on?: string;
  readonly filter?: string;
  readonly way?: string;
  readonly name?: string;
  readonly names?: string;
  readonly flow?: string;
  readonly "work-stream"?: string;
  readonly backlog?: boolean;
}

/** What came of a wish: the new declaration, and names that were computed and so are to be looked up. */
export interface Added {
  readonly routing: Routing;
  readonly table: RoutedTable;
  readonly routes: readonly Route[];
  readonly isComputed: boolean;
}

const refused = (...sentences: string[]) => new RoutingError(sentences);

/** `create,update:col1,col2`: what follows `update:` are columns. */
export function readOn(text: string): Route["on"] {
  const [before, columns] = text.split("update:");
  const words = before.split(",").filter((word) => word !== "");
  const update = columns?.split(",").filter((column) => column !== "");
  if (words.some((word) => word !== "create") || (words.length === 0 && update === undefined) || update?.length === 0) {
    throw refused(`--on "${text}" must be create, update:column,column, or create,update:column,column.`);
  }
  return { ...(words.length > 0 ? { create: true } : {}), ...(update ? { update } : {}) };
}

function readWay(text: string): Way {
  if (text !== "connector" && text !== "action") throw refused(`--way "${text}" must be connector or action.`);
  return text;
}

/** new_ticket → NewTicket, for the names of variables. */
const stem = (table: string): string =>
  table
    .split("_")
    .map((part) => part.slice(0, 1).toUpperCase() + part.slice(1))
    .join("");

/** The variables that a table lacks for its routes. */
function newVariables(
  wish: Wish,
  { table, workStream, wayVariable }: RoutedTable,
  routes: readonly Route[],
  prefix: string,
): Pick<RoutedTable, "workStream" | "wayVariable"> {
  const given = wish["work-stream"];
  const needsStream = given !== undefined || routes.some(({ way }) => way === "connector");
  const ways = new Set(routes.filter(startsOnChange).map(({ way }) => way));
  return {
    ...(needsStream && !workStream
      ? { workStream: { variable: `${prefix}_${stem(table)}LiveWorkStreamId`, default: given } }
      : {}),
    ...(ways.size > 1 && !wayVariable ? { wayVariable: `${prefix}_${stem(table)}RoutingWay` } : {}),
  };
}

/** The properties in the order in which people read them. */
const inOrder = (one: RoutedTable): RoutedTable => ({
  table: one.table,
  entitySet: one.entitySet,
  primaryId: one.primaryId,
  relationship: one.relationship,
  name: one.name,
  names: one.names,
  workStream: one.workStream,
  wayVariable: one.wayVariable,
  routes: one.routes,
});

/** A table that is not routed yet, without flows. */
function newTable(wish: Wish, metadata: TableMetadata | undefined): RoutedTable {
  const { table } = wish;
  const names = namesOf(table);
  if (!names) throw refused(unknownTable(table));
  const entitySet = wish.set ?? metadata?.EntitySetName ?? names.entitySet;
  if (entitySet === undefined) {
    throw refused(
      `The entity set name of ${table} cannot be computed with certainty. Look up EntitySetName at ${metadataAddress(table)} and give it with --set, or save the answer and give it with --metadata.`,
    );
  }
  const relationship = wish.relationship ?? (metadata ? relationshipOf(metadata) : names.relationship);
  if (relationship === undefined) {
    throw refused(`The table ${table} has no relationship with conversations: make it available for activities first.`);
  }
  const name = wish.name ?? table.replace(/^[a-z0-9]+_/, "").replaceAll("_", " ");
  return {
    table,
    entitySet,
    primaryId: wish.id ?? metadata?.PrimaryIdAttribute ?? names.primaryId,
    relationship,
    name,
    names: wish.names ?? pluralOf(name) ?? `${name}s`,
    routes: [],
  };
}

/** Refuses what is said of a table that is declared already, and otherwise. */
function checkSame(
  wish: Wish,
  { entitySet, primaryId, relationship, name, names, table, workStream }: RoutedTable,
): void {
  const declared = {
    set: entitySet,
    id: primaryId,
    relationship,
    name,
    names,
    ...(workStream ? { "work-stream": workStream.default } : {}),
  };
  const other = (Object.keys(declared) as (keyof typeof declared)[]).filter(
    (option) => wish[option] !== undefined && wish[option] !== declared[option],
  );
  if (other.length > 0) {
    throw refused(
      ...other.map(
        (option) =>
          `--${option} is "${wish[option]}", but ${table} is declared with ${declared[option] ?? "none"}. Change it in the file.`,
      ),
    );
  }
}

const throughWords: Readonly<Record<Way, string>> = { connector: "Omnichannel", action: "Dataverse" };

function flowName({ names }: RoutedTable, on: Route["on"], way: Way): string {
  const which = on?.create ? (on.update ? "new and changed" : "new") : "changed";
  return `Route ${which} ${names} through ${throughWords[way]}`;
}

/** A table that has flows already, and is wished a backlog only, gets no other flow. */
function newRoutes(wish: Wish, table: RoutedTable, introduced: string): readonly Route[] {
  const way = readWay(wish.way ?? "connector");
  const on = readOn(wish.on ?? "create");
  const filter = wish.filter ?? "statecode eq 0";
  const route = (flow: string, starts: Pick<Route, "on" | "backlog">): Route => ({
    id: flowId(`${table.table} ${flow}`),
    flow,
    way,
    ...starts,
    filter,
    introduced,
  });
  return [
    ...(wish.backlog && wish.on === undefined && table.routes.length > 0
      ? []
      : [route(wish.flow ?? flowName(table, on, way), { on })]),
    ...(wish.backlog
      ? [
          route(`Route unrouted ${table.names}`, {
            backlog: { every: { frequency: "Hour", interval: 1 }, olderThanMinutes: 60 },
          }),
        ]
      : []),
  ];
}

/**
 * Adds a route to the declaration, with the table where it is new. The result is yet to be checked as a whole.
 *
 * @param version of the solution, for what says since when it is there
 * @param metadata of the table from an environment, where there is some
 * @throws {RoutingError} where the wish does not say enough, or something else than the declaration
 */
export function addRoute(
  routing: Routing,
  wish: Wish,
  { prefix, version }: { readonly prefix: string; readonly version: string },
  metadata: TableMetadata | undefined,
): Added {
  const declared = routing.tables.find(({ table }) => table === wish.table);
  if (declared) checkSame(wish, declared);
  const before = declared ?? newTable(wish, metadata);
  const added = newRoutes(wish, before, version);
  const routes = [...before.routes, ...added];
  const table = inOrder({ ...before, ...newVariables(wish, before, routes, prefix), routes });
  return {
    routing: {
      ...routing,
      tables: declared ? routing.tables.map((one) => (one === declared ? table : one)) : [...routing.tables, table],
    },
    table,
    routes: added,
    isComputed: !declared && !metadata && !namesOf(wish.table)?.isKnown,
  };
}
