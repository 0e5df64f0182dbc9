import { organizationVariable } from "./file/checkRoutes";
import type { RoutedTable, Routing, Way } from "./file/routing";

/** An environment variable of type text. */
export interface Variable {
  readonly schemaName: string;
  readonly displayName: string;
  readonly description: string;
  readonly default?: string;
  readonly introduced: string;
}

/** The name by which a flow has the variable as a parameter. */
export const parameterOf = ({ displayName, schemaName }: Variable): string => `${displayName} (${schemaName})`;

/** The way that new rows take where an environment says nothing. */
export const usualWay: Way = "connector";

const earliest = (versions: readonly string[]): string =>
  [...versions].sort((one, other) => one.localeCompare(other, "en", { numeric: true }))[0];

const introducedWith = ({ routes }: RoutedTable): string => earliest(routes.map(({ introduced }) => introduced));

/** The variable that holds this organization's id; undefined where no flow goes through the connector. */
export function organizationOf({ tables }: Routing, prefix: string): Variable | undefined {
  const through = tables.flatMap(({ routes }) => routes).filter(({ way }) => way === "connector");
  return through.length === 0
    ? undefined
    : {
        schemaName: organizationVariable(prefix),
        displayName: "Organization id",
        description: "Id of this Dataverse organization, as shown under Developer resources.",
        introduced: earliest(through.map(({ introduced }) => introduced)),
      };
}

/** The variable that holds the work stream of a table; undefined for a table that needs none. */
export const workStreamOf = (table: RoutedTable): Variable | undefined =>
  table.workStream && {
    schemaName: table.workStream.variable,
    displayName: `Work stream for ${table.names}`,
    description: `Id of the work stream of type Record that new ${table.names} are sent to, taken from the address of the work stream's page.`,
    default: table.workStream.default,
    introduced: introducedWith(table),
  };

/** The variable that says which way new rows of a table take; undefined for a table with flows of one way only. */
export function wayOf(table: RoutedTable): Variable | undefined {
  return table.wayVariable === undefined
    ? undefined
    : {
        schemaName: table.wayVariable,
        displayName: `Way of new ${table.names}`,
        description: `connector: through Omnichannel Entity Routing. action: through Dataverse's own routing action. The flow of the other way does not start, even if it is on.`,
        default: usualWay,
        introduced: introducedWith(table),
      };
}

/** All environment variables that the flows read, in the order of the tables. */
export function variablesOf(routing: Routing, prefix: string): readonly Variable[] {
  const found = [
    organizationOf(routing, prefix),
    ...routing.tables.flatMap((table) => [workStreamOf(table), wayOf(table)]),
  ];
  return found.filter((variable) => variable !== undefined);
}
