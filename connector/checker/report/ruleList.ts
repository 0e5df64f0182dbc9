import { sources } from "../rules/rule";
import { groups } from "../rules/table";

/** Lists all rules with their severities and sources, for a terminal. */
export function rulesText(): string {
  return groups
    .flatMap(({ title, rules }) => [
      title,
      ...rules.map(
        ({ id, severity, demand, source, fixable }) =>
          `  ${id}\n      ${severity}${fixable ? ", --fix" : ""}: ${demand}\n      Source: ${sources[source]}`,
      ),
      "",
    ])
    .join("\n");
}

/** Lists all rules as JSON. */
export function rulesJson(): string {
  const list = groups.flatMap(({ title, rules }) =>
    rules.map(({ id, severity, demand, why, source, fixable = false }) => ({
      id,
      group: title,
      severity,
      demand,
      why,
      source: sources[source],
      fixable,
    })),
  );
  return JSON.stringify(list, undefined, 2);
}
