import type { TableDefinition } from "./definition";

/**
 * Users and teams as the Web API sees them behind ownerid: of a principal it knows the id alone, and gives the columns of
 * a user through owninguser. No table of the environment, but a view of its users.
 */
export const principal: TableDefinition = {
  logicalName: "principal",
  schemaName: "Principal",
  entitySetName: "principals",
  displayName: "Owner",
  displayCollectionName: "Owners",
  objectTypeCode: 7,
  primaryId: "ownerid",
  primaryName: "ownerid",
  columns: { ownerid: { type: "Uniqueidentifier", label: "Owner", required: "SystemRequired" } },
};
