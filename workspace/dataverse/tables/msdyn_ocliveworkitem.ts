import { channels } from "./commonColumns";
import type { TableDefinition } from "./definition";

/** The conversation. Columns, status reasons and navigation properties as in the table's reference page. */
export const msdyn_ocliveworkitem: TableDefinition = {
  logicalName: "msdyn_ocliveworkitem",
  schemaName: "msdyn_ocliveworkitem",
  entitySetName: "msdyn_ocliveworkitems",
  displayName: "Conversation",
  displayCollectionName: "Conversations",
  objectTypeCode: 10509,
  primaryId: "activityid",
  primaryName: "subject",
  isActivity: true,
  userOwned: true,
  states: [
    {
      value: 0,
      label: "Open",
      defaultStatus: 1,
      statuses: [
        { value: 1, label: "Open", badge: "brand" },
        { value: 2, label: "Active", badge: "success" },
        { value: 3, label: "Waiting", badge: "warning" },
        { value: 5, label: "Wrap-up", badge: "warning" },
      ],
    },
    { value: 1, label: "Closed", defaultStatus: 4, statuses: [{ value: 4, label: "Closed" }] },
    { value: 2, label: "Resolved", defaultStatus: 6, statuses: [{ value: 6, label: "Resolved" }] },
    { value: 3, label: "Scheduled", defaultStatus: 7, statuses: [{ value: 7, label: "Scheduled" }] },
  ],
  columns: {
    activityid: { type: "Uniqueidentifier", label: "Conversation", required: "SystemRequired" },
    subject: { type: "String", label: "Subject", maxLength: 200, required: "ApplicationRequired", indexed: true },
    msdyn_ocliveworkitemid: {
      type: "String",
      label: "Conversation Id",
      maxLength: 100,
      indexed: true,
      holdsId: true,
    },
    msdyn_title: { type: "String", label: "Title", maxLength: 4000 },
    msdyn_customer: {
      type: "Customer",
      label: "Customer",
      targets: [
        {
          table: "account",
          navigation: "msdyn_customer_msdyn_ocliveworkitem_account",
          relationship: "msdyn_account_msdyn_ocliveworkitem_Customer",
        },
        {
          table: "contact",
          navigation: "msdyn_customer_msdyn_ocliveworkitem_contact",
          relationship: "msdyn_contact_msdyn_ocliveworkitem_Customer",
        },
      ],
    },
    msdyn_issueid: {
      type: "Lookup",
      label: "Issue",
      schemaName: "msdyn_IssueId",
      targets: [
        {
          table: "incident",
          navigation: "msdyn_IssueId_msdyn_ocliveworkitem",
          relationship: "msdyn_incident_msdyn_ocliveworkitem",
        },
      ],
    },
    regardingobjectid: {
      type: "Lookup",
      label: "Regarding",
      targets: [
        {
          table: "account",
          navigation: "regardingobjectid_account_msdyn_ocliveworkitem",
          relationship: "account_msdyn_ocliveworkitems",
        },
        {
          table: "contact",
          navigation: "regardingobjectid_contact_msdyn_ocliveworkitem",
          relationship: "contact_msdyn_ocliveworkitems",
        },
        {
          table: "incident",
          navigation: "regardingobjectid_incident_msdyn_ocliveworkitem",
          relationship: "incident_msdyn_ocliveworkitems",
        },
      ],
      otherTargets: ["lead", "opportunity"],
    },
    msdyn_routableobjectid: {
      type: "Lookup",
      label: "Routable Object",
      targets: [
        {
          table: "incident",
          navigation: "msdyn_routableobjectid_msdyn_ocliveworkitem_incident",
          relationship: "msdyn_msdyn_ocliveworkitem_incident_msdyn_routableobjectid",
        },
      ],
    },
    msdyn_activeagentid: {
      type: "Lookup",
      label: "Active Agent",
      targets: [
        {
          table: "systemuser",
          navigation: "msdyn_activeagentid_msdyn_ocliveworkitem",
          relationship: "msdyn_systemuser_msdyn_ocliveworkitem_activeagentid",
        },
      ],
    },
    msdyn_cdsqueueid: {
      type: "Lookup",
      label: "Queue",
      targets: [
        {
          table: "queue",
          navigation: "msdyn_cdsqueueid_msdyn_ocliveworkitem",
          relationship: "msdyn_queue_msdyn_ocliveworkitem_queueid",
        },
      ],
    },
    msdyn_liveworkstreamid: {
      type: "Lookup",
      label: "Work Stream",
      targets: [
        {
          table: "msdyn_liveworkstream",
          navigation: "msdyn_liveworkstreamid_msdyn_ocliveworkitem",
          relationship: "msdyn_msdyn_liveworkstream_msdyn_ocliveworkitem_liveworkstreamid",
        },
      ],
    },
    msdyn_lastsessionid: {
      type: "Lookup",
      label: "Last Session",
      targets: [
        {
          table: "msdyn_ocsession",
          navigation: "msdyn_lastsessionid_msdyn_ocliveworkitem",
          relationship: "msdyn_msdyn_ocsession_msdyn_ocliveworkitem_lastsessionid",
        },
      ],
    },
    msdyn_channel: { type: "MultiSelectPicklist", label: "Channel", options: channels },
    msdyn_statuschangereason: {
      type: "Picklist",
      label: "Status Change Reason",
      options: [
        { value: 192350001, label: "AwaitingAgentAssignment" },
        { value: 192350002, label: "AwaitingAgentAcceptance" },
        { value: 192350003, label: "InConversation" },
        { value: 192350004, label: "AwaitingCustomerResponse" },
        { value: 192350005, label: "AgentMovedToWrapUp" },
        { value: 192350006, label: "CustomerDisconnectedOrLeftActiveConversation" },
        { value: 192350007, label: "CutomerMovedToWrapUp" },
        { value: 192350008, label: "ConversationEndedByAgent" },
        { value: 192350009, label: "AutoClosedFromWaitingState" },
        { value: 192350010, label: "AutoClosedBySystem" },
        { value: 192350011, label: "ClosedDueToOverflow" },
        { value: 192350012, label: "CustomerDisconnectedOrLeftOpenConversation" },
        { value: 192350013, label: "ConversationEndedByBot" },
        { value: 192350014, label: "ClosedDueToFailure" },
        { value: 192350015, label: "ForceClosedBySupervisor" },
        { value: 192350016, label: "ClosedInDataverseDirectlyByAdmin" },
        { value: 192350017, label: "AssignedBySupervisor" },
      ],
    },
    msdyn_workstreamworkdistributionmode: {
      type: "Picklist",
      label: "Work Distribution Mode",
      options: [
        { value: 192350000, label: "Push" },
        { value: 192350001, label: "Pick" },
      ],
    },
    msdyn_customersentimentlabel: {
      type: "Picklist",
      label: "Customer Sentiment",
      options: [
        { value: 0, label: "N/A" },
        { value: 7, label: "Very negative" },
        { value: 8, label: "Negative" },
        { value: 9, label: "Slightly negative" },
        { value: 10, label: "Neutral" },
        { value: 11, label: "Slightly positive" },
        { value: 12, label: "Positive" },
        { value: 13, label: "Very positive" },
      ],
    },
    msdyn_customerlocale: { type: "String", label: "Customer Locale", maxLength: 100 },
    msdyn_customerlanguageid: { type: "String", label: "Customer Language", maxLength: 100 },
    msdyn_statereason: { type: "String", label: "State Reason", maxLength: 100 },
    msdyn_createdon: { type: "DateTime", label: "Conversation Created On", indexed: true },
    msdyn_initiatedon: { type: "DateTime", label: "Initiated On" },
    msdyn_startedon: { type: "DateTime", label: "Started On" },
    msdyn_activeagentassignedon: { type: "DateTime", label: "Active Agent Assigned On" },
    msdyn_wrapupinitiatedon: { type: "DateTime", label: "Wrap-up Initiated On" },
    msdyn_closedon: { type: "DateTime", label: "Closed On" },
    msdyn_statusupdatedon: { type: "DateTime", label: "Status Updated On" },
    msdyn_modifiedon: { type: "DateTime", label: "Conversation Modified On" },
    msdyn_isoutbound: { type: "Boolean", label: "Is Outbound", default: false },
    msdyn_transfercount: { type: "Integer", label: "Transfer Count", min: 0, default: 0 },
    msdyn_escalationcount: { type: "Integer", label: "Escalation Count", min: 0, default: 0 },
    description: { type: "Memo", label: "Description", maxLength: 2000 },
  },
  app: {
    icon: "chat",
    opensSession: true,
    notInBar: true,
    home: {
      title: "My conversations",
      none: "You have no conversations.",
      columns: ["subject", "msdyn_customer", "msdyn_channel", "statuscode", "createdon"],
      headings: { statuscode: "Status", createdon: "Created on" },
      filter: "Microsoft.Dynamics.CRM.EqualUserId(PropertyName='msdyn_activeagentid') and statuscode ne 4",
    },
    quickFind: { find: ["subject"], detail: ["statuscode"], orderBy: "createdon desc" },
    form: {
      header: ["statuscode", "msdyn_cdsqueueid", "msdyn_activeagentid"],
      sections: [
        { title: "Customer and case", columns: ["msdyn_customer", "msdyn_issueid", "regardingobjectid"] },
        {
          title: "Conversation summary",
          columns: [
            "msdyn_channel",
            "msdyn_liveworkstreamid",
            "msdyn_startedon",
            "msdyn_customersentimentlabel",
            "msdyn_transfercount",
          ],
        },
      ],
      create: [],
    },
  },
};
