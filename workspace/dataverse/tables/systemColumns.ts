import type { Column, TableDefinition } from "./definition";

const user = (label: string, column: string, relationship: string): Column => ({
  type: "Lookup",
  label,
  readOnly: true,
  targets: [{ table: "systemuser", navigation: column, relationship }],
});

/**
 * The columns that every table has: audit, version, and where they apply owner, status and activity type.
 *
 * @param table definition to complete
 */
export function systemColumns(table: TableDefinition): Record<string, Column> {
  const name = table.logicalName;
  return {
    createdon: { type: "DateTime", label: "Created On", readOnly: true, indexed: true },
    modifiedon: { type: "DateTime", label: "Modified On", readOnly: true, indexed: true },
    createdby: user("Created By", "createdby", `lk_${name}_createdby`),
    modifiedby: user("Modified By", "modifiedby", `lk_${name}_modifiedby`),
    overriddencreatedon: { type: "DateTime", label: "Record Created On" },
    versionnumber: { type: "BigInt", label: "Version Number", readOnly: true },
    ...(table.userOwned && {
      ownerid: {
        type: "Owner",
        label: "Owner",
        required: "SystemRequired",
        targets: [
          {
            table: "systemuser",
            navigation: "ownerid",
            relationship: `owner_${table.entitySetName}`,
            type: "principal",
          },
        ],
        otherTargets: ["team"],
      } satisfies Column,
      owninguser: user("Owning User", "owninguser", `user_${table.entitySetName}`),
    }),
    ...(table.states && {
      statecode: { type: "State", label: "Status", required: "SystemRequired", indexed: true } satisfies Column,
      statuscode: { type: "Status", label: "Status Reason", indexed: true } satisfies Column,
    }),
    ...(table.isActivity && {
      activitytypecode: { type: "EntityName", label: "Activity Type", readOnly: true } satisfies Column,
    }),
  };
}
