import { activeInactive, channels } from "./commonColumns";
import type { TableDefinition } from "./definition";

export const msdyn_liveworkstream: TableDefinition = {
  logicalName: "msdyn_liveworkstream",
  schemaName: "msdyn_liveworkstream",
  entitySetName: "msdyn_liveworkstreams",
  displayName: "Work Stream",
  displayCollectionName: "Work Streams",
  objectTypeCode: 10513,
  primaryId: "msdyn_liveworkstreamid",
  primaryName: "msdyn_name",
  userOwned: true,
  states: activeInactive,
  columns: {
    msdyn_liveworkstreamid: { type: "Uniqueidentifier", label: "Work Stream", required: "SystemRequired" },
    msdyn_name: { type: "String", label: "Name", maxLength: 100, required: "ApplicationRequired", indexed: true },
    msdyn_streamsource: {
      type: "Picklist",
      label: "Channel",
      required: "ApplicationRequired",
      options: channels,
    },
    msdyn_mode: {
      type: "Picklist",
      label: "Mode",
      default: 717210000,
      options: [
        { value: 717210000, label: "Legacy" },
        { value: 717210001, label: "Simplified" },
      ],
    },
    msdyn_direction: {
      type: "Picklist",
      label: "Direction",
      default: 0,
      options: [
        { value: 0, label: "Inbound" },
        { value: 1, label: "Outbound" },
        { value: 2, label: "Direct Inbound" },
        { value: 3, label: "Direct Outbound" },
        { value: 4, label: "ProactiveOutbound" },
      ],
    },
    msdyn_workdistributionmode: {
      type: "Picklist",
      label: "Work Distribution Mode",
      default: 192350000,
      options: [
        { value: 192350000, label: "Push" },
        { value: 192350001, label: "Pick" },
      ],
    },
    msdyn_capacityformat: {
      type: "Picklist",
      label: "Capacity Format",
      default: 192350000,
      options: [
        { value: 192350000, label: "Unit based" },
        { value: 192360000, label: "Profile based" },
      ],
    },
    msdyn_capacityrequired: { type: "Integer", label: "Capacity", min: 0 },
    msdyn_autocloseafterinactivity: { type: "Integer", label: "Auto-close after inactivity", min: 0 },
    msdyn_notification: {
      type: "Picklist",
      label: "Notification",
      default: 100000001,
      options: [
        { value: 100000000, label: "Directly open session" },
        { value: 100000001, label: "Screen pop with timeout" },
        { value: 100000002, label: "Screen pop with decline" },
      ],
    },
    msdyn_screenpoptimeout: { type: "Integer", label: "Screen Pop Timeout", min: 0 },
    msdyn_allowedpresences: {
      type: "MultiSelectPicklist",
      label: "Allowed Presences",
      options: [
        { value: 192360000, label: "Available" },
        { value: 192360001, label: "Busy" },
        { value: 192360002, label: "Busy - DND" },
        { value: 192360003, label: "Away" },
        { value: 192360004, label: "Offline" },
      ],
    },
    msdyn_defaultqueue: {
      type: "Lookup",
      label: "Default Queue",
      targets: [
        {
          table: "queue",
          navigation: "msdyn_defaultqueue",
          relationship: "msdyn_queue_msdyn_liveworkstream_defaultqueue",
        },
      ],
    },
    msdyn_recordidentificationrule: { type: "Memo", label: "Record Identification Rule", maxLength: 100_000 },
  },
};
