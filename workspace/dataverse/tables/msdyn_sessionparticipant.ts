import { choices } from "./choices";
import { activeInactive } from "./commonColumns";
import type { TableDefinition } from "./definition";

/** An agent who takes part in a session. */
export const msdyn_sessionparticipant: TableDefinition = {
  logicalName: "msdyn_sessionparticipant",
  schemaName: "msdyn_sessionparticipant",
  entitySetName: "msdyn_sessionparticipants",
  displayName: "Session Participant",
  displayCollectionName: "Session Participants",
  objectTypeCode: 10512,
  primaryId: "msdyn_sessionparticipantid",
  primaryName: "msdyn_name",
  userOwned: true,
  states: activeInactive,
  columns: {
    msdyn_sessionparticipantid: { type: "Uniqueidentifier", label: "Session Participant", required: "SystemRequired" },
    msdyn_name: { type: "String", label: "Name", maxLength: 100 },
    msdyn_agentid: {
      type: "Lookup",
      label: "Agent",
      targets: [
        {
          table: "systemuser",
          navigation: "msdyn_agentid",
          relationship: "msdyn_systemuser_msdyn_sessionparticipant_agentid",
        },
      ],
    },
    msdyn_omnichannelsession: {
      type: "Lookup",
      label: "Session",
      targets: [
        {
          table: "msdyn_ocsession",
          navigation: "msdyn_omnichannelsession_msdyn_sessionparticipant",
          relationship: "msdyn_msdyn_ocsession_msdyn_sessionparticipant_omnichannelsession",
          onDelete: "Cascade",
        },
      ],
    },
    msdyn_mode: {
      type: "Picklist",
      label: "Mode",
      default: 192350002,
      options: choices([192350002, "Primary"], [192350003, "Consult"], [192350004, "Monitor"], [192350005, "Preview"]),
    },
    msdyn_addedon: { type: "DateTime", label: "Added On" },
    msdyn_joinedon: { type: "DateTime", label: "Joined On" },
    msdyn_lefton: { type: "DateTime", label: "Left On" },
  },
};
