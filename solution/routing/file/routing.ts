/** How a row is handed over: through our custom connector, or by Dataverse's own action. */
export type Way = "connector" | "action";

/** A cloud flow that routes rows of a table: when they change, or those that nobody routed, by the clock. */
export interface Route {
  /** The id of the flow, in lower case, without braces. */
  readonly id: string;
  /** The name of the flow. */
  readonly flow: string;
  readonly way: Way;
  readonly on?: { readonly create?: true; readonly update?: readonly string[] };
  readonly backlog?: {
    readonly every: { readonly frequency: "Minute" | "Hour" | "Day"; readonly interval: number };
    readonly olderThanMinutes: number;
  };
  /** An OData filter over the row. */
  readonly filter?: string;
  /** The version of the solution that first held the flow. */
  readonly introduced: string;
}

/** A table whose rows are routed. */
export interface RoutedTable {
  readonly table: string;
  readonly entitySet: string;
  readonly primaryId: string;
  readonly relationship: string;
  /** What one row is called, and what many are. */
  readonly name: string;
  readonly names: string;
  readonly workStream?: { readonly variable: string; readonly default?: string };
  /** The environment variable that says which way new rows take; for tables that have flows of both. */
  readonly wayVariable?: string;
  readonly routes: readonly Route[];
}

/** solution/routing.json, read and found right. */
export interface Routing {
  readonly $schema?: string;
  readonly version: 1;
  readonly tables: readonly RoutedTable[];
}

/** Whether a route starts when a row changes, and so could meet another one over the same row. */
export const startsOnChange = (route: Route): boolean => route.on !== undefined;

/** What is wrong with the declaration of what is routed; one line each, with its place first. Nothing was written. */
export class RoutingError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "RoutingError";
  }
}
