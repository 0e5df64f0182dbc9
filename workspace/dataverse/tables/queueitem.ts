import { activeInactive } from "./commonColumns";
import type { TableDefinition } from "./definition";

/** A record in a queue. A record stands in one queue at most. */
export const queueitem: TableDefinition = {
  logicalName: "queueitem",
  schemaName: "QueueItem",
  entitySetName: "queueitems",
  displayName: "Queue Item",
  displayCollectionName: "Queue Items",
  objectTypeCode: 2029,
  primaryId: "queueitemid",
  primaryName: "title",
  states: activeInactive,
  columns: {
    queueitemid: { type: "Uniqueidentifier", label: "Queue Item", required: "SystemRequired" },
    title: { type: "String", label: "Title", maxLength: 300, indexed: true },
    enteredon: { type: "DateTime", label: "Entered Queue" },
    queueid: {
      type: "Lookup",
      label: "Queue",
      required: "ApplicationRequired",
      targets: [{ table: "queue", navigation: "queueid", relationship: "queue_entries", onDelete: "Cascade" }],
    },
    objectid: {
      type: "Lookup",
      label: "Object",
      indexed: true,
      targets: [
        {
          table: "incident",
          navigation: "objectid_incident",
          relationship: "Incident_QueueItem",
          onDelete: "Cascade",
        },
        {
          table: "msdyn_ocliveworkitem",
          navigation: "objectid_msdyn_ocliveworkitem",
          relationship: "msdyn_ocliveworkitem_QueueItems",
          onDelete: "Cascade",
        },
      ],
    },
    workerid: {
      type: "Lookup",
      label: "Worked By",
      targets: [
        { table: "systemuser", navigation: "workerid_systemuser", relationship: "systemuser_queueitem_workerid" },
      ],
    },
    msdyn_liveworkstreamid: {
      type: "Lookup",
      label: "Live workstream",
      targets: [
        {
          table: "msdyn_liveworkstream",
          navigation: "msdyn_liveworkstreamid",
          relationship: "msdyn_msdyn_liveworkstream_queueitem_liveworkstreamid",
        },
      ],
    },
  },
};
