import type { TableDefinition } from "./definition";

/** Forms. Of a quick view form (type 6) clients can read which columns it shows, under which labels and in which sections. */
export const systemform: TableDefinition = {
  logicalName: "systemform",
  schemaName: "SystemForm",
  entitySetName: "systemforms",
  displayName: "System Form",
  displayCollectionName: "System Forms",
  objectTypeCode: 1030,
  primaryId: "formid",
  primaryName: "name",
  columns: {
    formid: { type: "Uniqueidentifier", label: "Form", required: "SystemRequired" },
    name: { type: "String", label: "Name", maxLength: 100, required: "SystemRequired", indexed: true },
    objecttypecode: { type: "EntityName", label: "Entity Name", indexed: true },
    type: {
      type: "Picklist",
      label: "Form Type",
      options: [
        { value: 2, label: "Main" },
        { value: 6, label: "Quick View Form" },
        { value: 7, label: "Quick Create" },
      ],
    },
    formxml: { type: "Memo", label: "FormXml", maxLength: 1_073_741_823 },
  },
};
