import { choices } from "./choices";
import { activeInactive } from "./commonColumns";
import type { TableDefinition } from "./definition";

export const queue: TableDefinition = {
  logicalName: "queue",
  schemaName: "Queue",
  entitySetName: "queues",
  displayName: "Queue",
  displayCollectionName: "Queues",
  objectTypeCode: 2020,
  primaryId: "queueid",
  primaryName: "name",
  userOwned: true,
  states: activeInactive,
  columns: {
    queueid: { type: "Uniqueidentifier", label: "Queue", required: "SystemRequired" },
    name: { type: "String", label: "Name", maxLength: 200, required: "ApplicationRequired", indexed: true },
    description: { type: "Memo", label: "Description", maxLength: 2000 },
    emailaddress: { type: "String", label: "Incoming Email", maxLength: 100, format: "Email" },
    msdyn_isomnichannelqueue: { type: "Boolean", label: "Is Omnichannel Queue", default: false },
    msdyn_isdefaultqueue: { type: "Boolean", label: "Is Default Queue", default: false },
    msdyn_queuetype: {
      type: "Picklist",
      label: "Queue Type",
      default: 192350000,
      options: choices([192350000, "Messaging"], [192350001, "Entity"]),
    },
    msdyn_priority: { type: "Integer", label: "Priority", min: 1 },
    msdyn_assignmentstrategy: {
      type: "Picklist",
      label: "Assignment Strategy",
      options: choices(
        [192350000, "Omnichannel Assignment"],
        [192350001, "Round Robin"],
        [192350002, "Custom Assignment Configuration"],
        [192350003, "Longest Idle"],
        [192350005, "No Assignment"],
      ),
    },
  },
};
