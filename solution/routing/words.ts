import { type Route, type RoutedTable, startsOnChange, type Way } from "./file/routing";

const ways: Readonly<Record<Way, string>> = {
  connector: "the connector Omnichannel Entity Routing",
  action: "the Dataverse action msdyn_ApplyRoutingRuleEntityRecord",
};

/** By what a flow hands rows over. */
export const wayWords = ({ way }: Route): string => ways[way];

/** When a flow starts. */
export function startWords({ names }: RoutedTable, { on, backlog }: Route): string {
  if (backlog) {
    const { frequency, interval } = backlog.every;
    const unit = frequency.toLowerCase();
    const every = interval === 1 ? unit : `${interval} ${unit}s`;
    return `every ${every}, for ${names} that are older than ${backlog.olderThanMinutes} minutes and that nobody routed`;
  }
  const changes = on?.update && `${on.update.join(", ")} of ${names} ${on.update.length > 1 ? "change" : "changes"}`;
  return [...(on?.create ? [`when ${names} are added`] : []), ...(changes ? [`when ${changes}`] : [])].join(", and ");
}

/** What a flow is for, in a sentence that an administrator reads beside its name. */
export function purpose(table: RoutedTable, route: Route): string {
  const start = startWords(table, route);
  const only = table.wayVariable && startsOnChange(route) ? ` Starts only if ${table.wayVariable} names this way.` : "";
  return `Hands ${table.names} over to unified routing by ${wayWords(route)}: ${start}.${only}`;
}
