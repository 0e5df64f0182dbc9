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
      options: [
        { value: 192350000, label: "Messaging" },
        { value: 192350001, label: "Entity" },
      ],
    },
    msdyn_priority: { type: "Integer", label: "Priority", min: 1 },
    msdyn_assignmentstrategy: {
      type: "Picklist",
      label: "Assignment Strategy",
      options: [
        { value: 192350000, label: "Omnichannel Assignment" },
        { value: 192350001, label: "Round Robin" },
        { value: 192350002, label: "Custom Assignment Configuration" },
        { value: 192350003, label: "Longest Idle" },
        { value: 192350005, label: "No Assignment" },
      ],
    },
  },
};
