import { activeInactive } from "./commonColumns";
import type { TableDefinition } from "./definition";

/** What the customer brought along: pre-chat answers, context variables. */
export const msdyn_ocliveworkitemcontextitem: TableDefinition = {
  logicalName: "msdyn_ocliveworkitemcontextitem",
  schemaName: "msdyn_ocliveworkitemcontextitem",
  entitySetName: "msdyn_ocliveworkitemcontextitems",
  displayName: "Conversation Context Item",
  displayCollectionName: "Conversation Context Items",
  objectTypeCode: 10510,
  primaryId: "msdyn_ocliveworkitemcontextitemid",
  primaryName: "msdyn_name",
  userOwned: true,
  states: activeInactive,
  columns: {
    msdyn_ocliveworkitemcontextitemid: {
      type: "Uniqueidentifier",
      label: "Conversation Context Item",
      required: "SystemRequired",
    },
    msdyn_name: { type: "String", label: "Name", maxLength: 100, required: "ApplicationRequired", indexed: true },
    msdyn_value: { type: "String", label: "Value", maxLength: 512 },
    msdyn_isdisplayable: { type: "Boolean", label: "Is Displayable", default: true },
    msdyn_ocliveworkitemid: {
      type: "Lookup",
      label: "Conversation",
      targets: [
        {
          table: "msdyn_ocliveworkitem",
          navigation: "msdyn_ocliveworkitemid",
          relationship: "msdyn_msdyn_ocliveworkitem_msdyn_ocliveworkitemcontextitem",
          onDelete: "Cascade",
        },
      ],
    },
  },
};
