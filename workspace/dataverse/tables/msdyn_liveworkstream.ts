import { choices } from "./choices";
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
    msdyn_streamsource: { type: "Picklist", label: "Channel", required: "ApplicationRequired", options: channels },
    msdyn_mode: {
      type: "Picklist",
      label: "Mode",
      default: 717210000,
      options: choices([717210000, "Legacy"], [717210001, "Simplified"]),
    },
    msdyn_direction: {
      type: "Picklist",
      label: "Direction",
      default: 0,
      options: choices(
        [0, "Inbound"],
        [1, "Outbound"],
        [2, "Direct Inbound"],
        [3, "Direct Outbound"],
        [4, "ProactiveOutbound"],
      ),
    },
    msdyn_workdistributionmode: {
      type: "Picklist",
      label: "Work Distribution Mode",
      default: 192350000,
      options: choices([192350000, "Push"], [192350001, "Pick"]),
    },
    msdyn_capacityformat: {
      type: "Picklist",
      label: "Capacity Format",
      default: 192350000,
      options: choices([192350000, "Unit based"], [192360000, "Profile based"]),
    },
    msdyn_capacityrequired: { type: "Integer", label: "Capacity", min: 0 },
    msdyn_autocloseafterinactivity: { type: "Integer", label: "Auto-close after inactivity", min: 0 },
    msdyn_notification: {
      type: "Picklist",
      label: "Notification",
      default: 100000001,
      options: choices(
        [100000000, "Directly open session"],
        [100000001, "Screen pop with timeout"],
        [100000002, "Screen pop with decline"],
      ),
    },
    msdyn_screenpoptimeout: { type: "Integer", label: "Screen Pop Timeout", min: 0 },
    msdyn_allowedpresences: {
      type: "MultiSelectPicklist",
      label: "Allowed Presences",
      options: choices(
        [192360000, "Available"],
        [192360001, "Busy"],
        [192360002, "Busy - DND"],
        [192360003, "Away"],
        [192360004, "Offline"],
      ),
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
