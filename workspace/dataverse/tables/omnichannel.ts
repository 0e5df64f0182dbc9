import type { TableDefinition } from "./definition";
import { activeInactive, channels } from "./shared";

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
    { value: 0, label: "Open", defaultStatus: 1, statuses: [{ value: 1, label: "Open" }] },
    { value: 1, label: "Completed", defaultStatus: 2, statuses: [{ value: 2, label: "Completed" }] },
    { value: 2, label: "Canceled", defaultStatus: 3, statuses: [{ value: 3, label: "Canceled" }] },
    { value: 3, label: "Scheduled", defaultStatus: 4, statuses: [{ value: 4, label: "Scheduled" }] },
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
      options: [
        { value: 192350005, label: "ConversationClosed" },
        { value: 192350006, label: "AgentTransferred" },
        { value: 192350020, label: "CustomerDisconnect" },
        { value: 192350021, label: "AgentEndConversation" },
      ],
    },
    msdyn_primarysession: { type: "Boolean", label: "Primary Session", default: true },
  },
};

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
      options: [
        { value: 192350002, label: "Primary" },
        { value: 192350003, label: "Consult" },
        { value: 192350004, label: "Monitor" },
        { value: 192350005, label: "Preview" },
      ],
    },
    msdyn_addedon: { type: "DateTime", label: "Added On" },
    msdyn_joinedon: { type: "DateTime", label: "Joined On" },
    msdyn_lefton: { type: "DateTime", label: "Left On" },
  },
};

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
