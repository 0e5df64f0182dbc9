import { activeInactive } from "./commonColumns";
import type { TableDefinition } from "./definition";

/** Views. The quick find view of a table (querytype 4) tells clients which columns a search covers. */
export const savedquery: TableDefinition = {
  logicalName: "savedquery",
  schemaName: "SavedQuery",
  entitySetName: "savedqueries",
  displayName: "View",
  displayCollectionName: "Views",
  objectTypeCode: 1039,
  primaryId: "savedqueryid",
  primaryName: "name",
  states: activeInactive,
  columns: {
    savedqueryid: { type: "Uniqueidentifier", label: "View", required: "SystemRequired" },
    name: { type: "String", label: "Name", maxLength: 200, required: "SystemRequired", indexed: true },
    description: { type: "Memo", label: "Description", maxLength: 2000 },
    returnedtypecode: { type: "EntityName", label: "Entity Name", indexed: true },
    querytype: { type: "Integer", label: "Query Type", min: 0 },
    fetchxml: { type: "Memo", label: "FetchXml", maxLength: 1_073_741_823 },
    layoutxml: { type: "Memo", label: "Layout XML", maxLength: 1_073_741_823 },
    isdefault: { type: "Boolean", label: "Default View", default: false },
    isquickfindquery: { type: "Boolean", label: "Is Quick Find Query", default: false },
  },
};
