import { choices } from "./choices";
import { channels } from "./commonColumns";
import type { TableDefinition } from "./definition";

/** The time that one agent, bot or queue holds a conversation. */
export const msdyn_ocsession: TableDefinition = {
  logicalName: "msdyn_ocsession",
  schemaName: "msdyn_ocsession",
  entitySetName: "msdyn_ocsessions",
  displayName: "Session",
  displayCollectionName: "Sessions",
  objectTypeCode: 10511,
  primaryId: "activityid",
  primaryName: "subject",
  isActivity: true,
  userOwned: true,
  states: [
    { value: 0, label: "Open", defaultStatus: 1, statuses: choices([1, "Open"]) },
    { value: 1, label: "Completed", defaultStatus: 2, statuses: choices([2, "Completed"]) },
    { value: 2, label: "Canceled", defaultStatus: 3, statuses: choices([3, "Canceled"]) },
    { value: 3, label: "Scheduled", defaultStatus: 4, statuses: choices([4, "Scheduled"]) },
  ],
  columns: {
    activityid: { type: "Uniqueidentifier", label: "Session", required: "SystemRequired" },
    subject: { type: "String", label: "Subject", maxLength: 200, required: "ApplicationRequired", indexed: true },
    msdyn_sessionid: { type: "String", label: "Session Id", maxLength: 100, holdsId: true },
    msdyn_liveworkitemid: {
      type: "Lookup",
      label: "Conversation",
      targets: [
        {
          table: "msdyn_ocliveworkitem",
          navigation: "msdyn_liveworkitemid_msdyn_ocsession",
          relationship: "msdyn_msdyn_ocliveworkitem_msdyn_ocsession_liveworkitemid",
          onDelete: "Cascade",
        },
      ],
    },
    msdyn_cdsqueueid: {
      type: "Lookup",
      label: "Queue",
      targets: [
        {
          table: "queue",
          navigation: "msdyn_cdsqueueid_msdyn_ocsession",
          relationship: "msdyn_queue_msdyn_ocsession_cdsqueueid",
        },
      ],
    },
    msdyn_channel: { type: "MultiSelectPicklist", label: "Channel", options: channels },
    msdyn_sessioncreatedon: { type: "DateTime", label: "Session Created On" },
    msdyn_sessionclosedon: { type: "DateTime", label: "Session Closed On" },
    msdyn_agentassignedon: { type: "DateTime", label: "Agent Assigned On" },
    msdyn_agentacceptedon: { type: "DateTime", label: "Agent Accepted On" },
    msdyn_closurereason: {
      type: "Picklist",
      label: "Closure Reason",
      options: choices(
        [192350005, "ConversationClosed"],
        [192350006, "AgentTransferred"],
        [192350020, "CustomerDisconnect"],
        [192350021, "AgentEndConversation"],
      ),
    },
    msdyn_primarysession: { type: "Boolean", label: "Primary Session", default: true },
  },
};
