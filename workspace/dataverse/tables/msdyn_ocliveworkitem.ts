import { choices } from "./choices";
import { channels } from "./commonColumns";
import type { FormLayout } from "./appPart";
import type { TableDefinition } from "./definition";

/**
 * The product's form *Active Conversation*, with the names of its tabs, sections and quick views as far as they are
 * public (Dynamics-Crm-DevKit, msdyn_ocliveworkitem.d.ts, form Customer_summary); what the sections are called on the
 * screen is in the documentation of the form.
 */
const activeConversationForm: FormLayout = {
  header: ["statuscode", "msdyn_cdsqueueid", "msdyn_activeagentid"],
  firstTab: { name: "Details", title: "Details" },
  sections: [
    {
      name: "tab_2_section_1",
      title: "Customer",
      columns: ["msdyn_customer"],
      parts: [
        {
          kind: "quickView",
          name: "CustomerProfile",
          lookup: "msdyn_customer",
          columns: {
            account: ["telephone1", "address1_city", "primarycontactid"],
            contact: ["emailaddress1", "telephone1", "address1_city"],
          },
        },
      ],
    },
    {
      name: "Details_section_3",
      title: "Conversation summary",
      columns: [
        "subject",
        "msdyn_channel",
        "msdyn_liveworkstreamid",
        "msdyn_startedon",
        "msdyn_customersentimentlabel",
      ],
      parts: [{ kind: "contextItems" }],
    },
    {
      name: "Details_section_4",
      title: "Case",
      columns: ["msdyn_issueid", "regardingobjectid"],
      parts: [
        {
          kind: "quickView",
          name: "IssueSnapshot",
          lookup: "msdyn_issueid",
          columns: { incident: ["prioritycode", "statecode"] },
        },
      ],
    },
    {
      name: "tab_2_section_2",
      title: "Recent cases",
      columns: [],
      parts: [{ kind: "recentCases", name: "RecentCases", lookup: "msdyn_customer" }],
    },
    {
      name: "Details_section_7",
      title: "Timeline",
      columns: [],
      parts: [{ kind: "standIn", name: "notescontrol", text: "The product’s timeline stands here." }],
    },
  ],
  otherTabs: [
    {
      name: "KBSearch",
      title: "Knowledge search",
      sections: [
        {
          name: "tab_2_section_5",
          title: "Knowledge search",
          columns: [],
          parts: [{ kind: "standIn", name: "KBSearchcontrol", text: "The product’s knowledge search stands here." }],
        },
      ],
    },
    {
      name: "OCSearchRuntimeControl",
      title: "Record search",
      sections: [
        {
          name: "tab_3_section_5",
          title: "Record search",
          columns: [],
          parts: [
            { kind: "standIn", name: "OCSearchRuntimeControl", text: "The product’s record search stands here." },
          ],
        },
      ],
    },
  ],
  create: [],
};

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
      statuses: choices(
        [1, "Open", "brand"],
        [2, "Active", "success"],
        [3, "Waiting", "warning"],
        [5, "Wrap-up", "warning"],
      ),
    },
    { value: 1, label: "Closed", defaultStatus: 4, statuses: choices([4, "Closed"]) },
    { value: 2, label: "Resolved", defaultStatus: 6, statuses: choices([6, "Resolved"]) },
    { value: 3, label: "Scheduled", defaultStatus: 7, statuses: choices([7, "Scheduled"]) },
  ],
  columns: {
    activityid: { type: "Uniqueidentifier", label: "Conversation", required: "SystemRequired" },
    subject: { type: "String", label: "Subject", maxLength: 200, required: "ApplicationRequired", indexed: true },
    msdyn_ocliveworkitemid: { type: "String", label: "Conversation Id", maxLength: 100, indexed: true, holdsId: true },
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
      options: choices(
        [192350001, "AwaitingAgentAssignment"],
        [192350002, "AwaitingAgentAcceptance"],
        [192350003, "InConversation"],
        [192350004, "AwaitingCustomerResponse"],
        [192350005, "AgentMovedToWrapUp"],
        [192350006, "CustomerDisconnectedOrLeftActiveConversation"],
        [192350007, "CutomerMovedToWrapUp"],
        [192350008, "ConversationEndedByAgent"],
        [192350009, "AutoClosedFromWaitingState"],
        [192350010, "AutoClosedBySystem"],
        [192350011, "ClosedDueToOverflow"],
        [192350012, "CustomerDisconnectedOrLeftOpenConversation"],
        [192350013, "ConversationEndedByBot"],
        [192350014, "ClosedDueToFailure"],
        [192350015, "ForceClosedBySupervisor"],
        [192350016, "ClosedInDataverseDirectlyByAdmin"],
        [192350017, "AssignedBySupervisor"],
      ),
    },
    msdyn_workstreamworkdistributionmode: {
      type: "Picklist",
      label: "Work Distribution Mode",
      options: choices([192350000, "Push"], [192350001, "Pick"]),
    },
    msdyn_customersentimentlabel: {
      type: "Picklist",
      label: "Customer Sentiment",
      options: choices(
        [0, "N/A"],
        [7, "Very negative"],
        [8, "Negative"],
        [9, "Slightly negative"],
        [10, "Neutral"],
        [11, "Slightly positive"],
        [12, "Positive"],
        [13, "Very positive"],
      ),
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
    form: activeConversationForm,
  },
};
