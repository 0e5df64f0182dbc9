import { choices } from "./choices";
import { currency } from "./commonColumns";
import type { FormLayout } from "./appPart";
import type { TableDefinition } from "./definition";

/**
 * The product's form *Case for Multisession experience*, the one of Customer Service workspace, with the names of its
 * tabs and sections as far as they are public (Dynamics-Crm-DevKit, incident.d.ts).
 */
const multisessionForm: FormLayout = {
  header: ["ticketnumber", "caseorigincode", "createdon", "ownerid"],
  firstTab: { name: "Summary", title: "Summary" },
  sections: [
    {
      name: "Case_Details_Summary",
      title: "Case details",
      columns: ["title", "customerid", "prioritycode", "statuscode", "casetypecode", "parentcaseid", "description"],
    },
    {
      name: "TabsControl",
      title: "Timeline",
      columns: [],
      parts: [{ kind: "standIn", name: "notescontrol", text: "The product’s timeline stands here." }],
    },
  ],
  otherTabs: [
    {
      name: "CASERELATIONSHIP_TAB",
      title: "Details",
      sections: [
        {
          name: "Case_Details",
          title: "Additional details",
          columns: ["isescalated", "escalatedon", "followupby", "resolveby", "modifiedon"],
        },
        {
          name: "MergedCases",
          title: "Merged cases",
          columns: [],
          parts: [{ kind: "standIn", name: "MergedCasesGrid", text: "The product’s merged cases stand here." }],
        },
        {
          name: "ChildCases",
          title: "Child cases",
          columns: [],
          parts: [{ kind: "standIn", name: "ChildCasesGrid", text: "The product’s child cases stand here." }],
        },
        {
          name: "KnowledgeArticles",
          title: "Associated knowledge articles",
          columns: [],
          parts: [
            {
              kind: "standIn",
              name: "Associated_KnowledgeArticles",
              text: "The product’s list of articles stands here.",
            },
          ],
        },
      ],
    },
    {
      name: "Tab_Attachment",
      title: "Attachments",
      sections: [
        {
          title: "Attachments",
          columns: [],
          parts: [{ kind: "standIn", name: "Attachments", text: "The product’s attachments stand here." }],
        },
      ],
    },
  ],
  create: ["title", "customerid", "casetypecode", "caseorigincode", "prioritycode", "description"],
};

export const incident: TableDefinition = {
  logicalName: "incident",
  schemaName: "Incident",
  entitySetName: "incidents",
  displayName: "Case",
  displayCollectionName: "Cases",
  objectTypeCode: 112,
  primaryId: "incidentid",
  primaryName: "title",
  userOwned: true,
  states: [
    {
      value: 0,
      label: "Active",
      defaultStatus: 1,
      statuses: choices(
        [1, "In Progress", "success", "#107C10"],
        [2, "On Hold", "warning", "#CA5010"],
        [3, "Waiting for Details", "warning", "#CA5010"],
        [4, "Researching", "brand", "#0078D4"],
      ),
    },
    {
      value: 1,
      label: "Resolved",
      defaultStatus: 5,
      setBy: "CloseIncidentRequest",
      statuses: choices([5, "Problem Solved", "#605E5C"], [1000, "Information Provided", "#605E5C"]),
    },
    { value: 2, label: "Canceled", defaultStatus: 6, statuses: choices([6, "Canceled"], [2000, "Merged"]) },
  ],
  columns: {
    incidentid: { type: "Uniqueidentifier", label: "Case", required: "SystemRequired" },
    title: { type: "String", label: "Case Title", maxLength: 200, required: "ApplicationRequired", indexed: true },
    ticketnumber: {
      type: "String",
      label: "Case Number",
      maxLength: 100,
      indexed: true,
      autoNumber: { format: "CAS-{SEQNUM:5}-{RANDSTRING:6}", seed: 1100 },
    },
    description: { type: "Memo", label: "Description", maxLength: 2000 },
    customerid: {
      type: "Customer",
      label: "Customer",
      required: "SystemRequired",
      requiredMessage: "You should specify a parent contact or account.",
      targets: [
        {
          table: "account",
          navigation: "customerid_account",
          relationship: "incident_customer_accounts",
          onDelete: "Cascade",
        },
        {
          table: "contact",
          navigation: "customerid_contact",
          relationship: "incident_customer_contacts",
          onDelete: "Cascade",
        },
      ],
    },
    primarycontactid: {
      type: "Lookup",
      label: "Contact",
      targets: [{ table: "contact", navigation: "primarycontactid", relationship: "contact_as_primary_contact" }],
    },
    responsiblecontactid: {
      type: "Lookup",
      label: "Responsible Contact (Deprecated)",
      targets: [
        { table: "contact", navigation: "responsiblecontactid", relationship: "contact_as_responsible_contact" },
      ],
    },
    parentcaseid: {
      type: "Lookup",
      label: "Parent Case",
      targets: [{ table: "incident", navigation: "parentcaseid", relationship: "incident_parent_incident" }],
    },
    prioritycode: {
      type: "Picklist",
      label: "Priority",
      default: 2,
      options: choices([1, "High", "#A4262C"], [2, "Normal", "#0078D4"], [3, "Low", "#605E5C"]),
    },
    severitycode: { type: "Picklist", label: "Severity", default: 1, options: choices([1, "Default Value"]) },
    casetypecode: {
      type: "Picklist",
      label: "Case Type",
      options: choices([1, "Question"], [2, "Problem"], [3, "Request"]),
    },
    caseorigincode: {
      type: "Picklist",
      label: "Origin",
      options: choices(
        [1, "Phone", "#0078D4"],
        [2, "Email", "#8764B8"],
        [3, "Web", "#107C10"],
        [2483, "Facebook"],
        [3986, "Twitter"],
        [700610000, "IoT"],
      ),
    },
    customersatisfactioncode: {
      type: "Picklist",
      label: "Satisfaction",
      options: choices(
        [5, "Very Satisfied"],
        [4, "Satisfied"],
        [3, "Neutral"],
        [2, "Dissatisfied"],
        [1, "Very Dissatisfied"],
      ),
    },
    emailaddress: { type: "String", label: "Email Address", maxLength: 100, format: "Email" },
    productserialnumber: { type: "String", label: "Serial Number", maxLength: 100 },
    // Shows a day and keeps a moment, as columns do that are older than the behaviours of dates.
    followupby: { type: "DateTime", label: "Follow Up By", dateOnly: true, behavior: "UserLocal" },
    responseby: { type: "DateTime", label: "First Response By" },
    resolveby: { type: "DateTime", label: "Resolve By" },
    isescalated: { type: "Boolean", label: "Is Escalated", default: false },
    escalatedon: { type: "DateTime", label: "Escalated On", readOnly: true },
    // A column of a maker, of a kind that the table's own columns do not have: the time on the clock of the site.
    new_sitevisit: {
      type: "DateTime",
      label: "Site Visit",
      schemaName: "new_SiteVisit",
      behavior: "TimeZoneIndependent",
    },
    ...currency("TransactionCurrency_Incident"),
  },
  app: {
    icon: "briefcase",
    opensSession: true,
    home: {
      title: "Active cases",
      none: "There are no active cases.",
      columns: ["title", "ticketnumber", "customerid", "prioritycode", "statuscode", "createdon"],
      headings: { title: "Case title", ticketnumber: "Case number", statuscode: "Status", createdon: "Created on" },
      filter: "statecode eq 0",
    },
    quickFind: {
      find: ["title", "ticketnumber"],
      detail: ["ticketnumber"],
      filter: "statecode eq 0",
      orderBy: "createdon desc",
    },
    form: multisessionForm,
  },
};
