import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readRouting } from "../../../solution/routing/file/readRouting";
import { type Route, type RoutedTable, type Routing, RoutingError } from "../../../solution/routing/file/routing";
import { generate } from "../../../solution/routing/generate";
import { readSurroundings, routingFile } from "../../../solution/routing/surroundings";
import { repository } from "../projectCopy";

export const shippedText = readFileSync(join(repository, routingFile), "utf8");
export const surroundings = readSurroundings(repository);
export const read = (text: string): Routing => readRouting(text, routingFile, surroundings.prefix);
export const shipped = read(shippedText);

/** The problems of a text; none where it is right. */
export function problemsOf(text: string): readonly string[] {
  try {
    read(text);
    return [];
  } catch (error) {
    if (error instanceof RoutingError) return error.problems;
    throw error;
  }
}

/** What is routed, with one table in place of the shipped one. */
export const withTable = (change: Partial<RoutedTable>): Routing => ({
  version: 1,
  tables: [{ ...shipped.tables[0], ...change }],
});

/** A route of the shipped table, changed. */
export const routeWith = (change: Partial<Route>): Route => ({ ...shipped.tables[0].routes[0], ...change });

/** The files that are made of what is routed; it must be right. */
export function filesOf(routing: Routing): ReadonlyMap<string, string> {
  return generate(read(JSON.stringify(routing)), surroundings);
}

/** A flow's JSON as it is made. */
export interface MadeFlow {
  readonly properties: {
    readonly connectionReferences: Readonly<Record<string, unknown>>;
    readonly definition: {
      readonly parameters: Readonly<Record<string, { defaultValue: unknown }>>;
      readonly triggers: Readonly<Record<string, MadeStep>>;
      readonly actions: Readonly<Record<string, MadeStep>>;
    };
  };
}

/** A step of a made flow. */
export interface MadeStep {
  readonly type: string;
  readonly description?: string;
  readonly runAfter?: Readonly<Record<string, readonly string[]>>;
  readonly conditions?: readonly { readonly expression: string }[];
  readonly actions?: Readonly<Record<string, MadeStep>>;
  readonly else?: { readonly actions: Readonly<Record<string, MadeStep>> };
  readonly runtimeConfiguration?: {
    readonly secureData?: { readonly properties: readonly string[] };
    readonly concurrency?: { readonly runs?: number; readonly repetitions?: number };
  };
  readonly inputs?: {
    readonly parameters?: Readonly<Record<string, unknown>>;
    readonly retryPolicy?: { readonly type: string; readonly count: number };
    readonly host?: { readonly operationId: string };
    readonly runStatus?: string;
    readonly runError?: { readonly message: string };
  };
}

/** The flows among the files, by their names in the solution. */
export const flowsIn = (files: ReadonlyMap<string, string>): readonly (readonly [string, MadeFlow])[] =>
  [...files]
    .filter(([path]) => path.includes("/Workflows/") && path.endsWith(".json"))
    .map(([path, text]) => [path, JSON.parse(text) as MadeFlow] as const);

/** The one flow that is made of one route. */
export function flowOf(route: Route, change: Partial<RoutedTable> = {}): MadeFlow {
  const [[, flow]] = flowsIn(filesOf(withTable({ wayVariable: undefined, ...change, routes: [route] })));
  return flow;
}
