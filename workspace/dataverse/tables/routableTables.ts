import type { Column, LookupTarget, TableDefinition } from "./definition";

/** The lookups that lead to routed rows, and how the platform names what leads to a table that was enabled. */
const lookups: readonly {
  readonly table: string;
  readonly column: string;
  readonly target: (table: TableDefinition) => LookupTarget;
}[] = [
  {
    table: "queueitem",
    column: "objectid",
    target: ({ logicalName, schemaName }) => ({
      table: logicalName,
      navigation: `objectid_${logicalName}`,
      relationship: `${schemaName}_QueueItems`,
      onDelete: "Cascade",
    }),
  },
  {
    table: "msdyn_ocliveworkitem",
    column: "regardingobjectid",
    target: ({ logicalName, schemaName }) => ({
      table: logicalName,
      navigation: `regardingobjectid_${logicalName}_msdyn_ocliveworkitem`,
      relationship: `${schemaName}_msdyn_ocliveworkitems`,
    }),
  },
];

/** Tables with the relationships that come with enabling some of them for queues and activities. */
export function withRoutableTables(definitions: readonly TableDefinition[]): readonly TableDefinition[] {
  const routable = definitions.filter(({ isRoutable }) => isRoutable);
  if (routable.length === 0) return definitions;
  return definitions.map((definition) => {
    const added = lookups.flatMap(({ table, column, target }): [string, Column][] => {
      const lookup = table === definition.logicalName ? definition.columns[column] : undefined;
      if (lookup?.type !== "Lookup") return [];
      return [[column, { ...lookup, targets: [...lookup.targets, ...routable.map(target)] }]];
    });
    return { ...definition, columns: { ...definition.columns, ...Object.fromEntries(added) } };
  });
}
