import type { Tool } from "./tool";

/** Lists the rules of a checker with their severities and sources, for a terminal. */
export function rulesText({ groups, sources }: Pick<Tool, "groups" | "sources">): string {
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

/** Lists the rules of a checker as JSON. */
export function rulesJson({ groups, sources }: Pick<Tool, "groups" | "sources">): string {
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
