import type { TableDefinition } from "./definition";
import { activeInactive } from "./shared";

export const systemuser: TableDefinition = {
  logicalName: "systemuser",
  schemaName: "SystemUser",
  entitySetName: "systemusers",
  displayName: "User",
  displayCollectionName: "Users",
  objectTypeCode: 8,
  primaryId: "systemuserid",
  primaryName: "fullname",
  notDeletable: true,
  columns: {
    systemuserid: { type: "Uniqueidentifier", label: "User", required: "SystemRequired" },
    fullname: {
      type: "String",
      label: "Full Name",
      maxLength: 200,
      readOnly: true,
      indexed: true,
      computedFrom: ["firstname", "lastname"],
    },
    firstname: { type: "String", label: "First Name", maxLength: 256, required: "ApplicationRequired" },
    lastname: { type: "String", label: "Last Name", maxLength: 256, required: "ApplicationRequired" },
    title: { type: "String", label: "Title", maxLength: 128 },
    internalemailaddress: { type: "String", label: "Primary Email", maxLength: 100, format: "Email", indexed: true },
    domainname: { type: "String", label: "User Name", maxLength: 1024 },
    mobilephone: { type: "String", label: "Mobile Phone", maxLength: 64, format: "Phone" },
    azureactivedirectoryobjectid: { type: "Uniqueidentifier", label: "Azure AD Object ID" },
    isdisabled: { type: "Boolean", label: "Status", trueLabel: "Disabled", falseLabel: "Enabled", default: false },
  },
};

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

/** Views. The quick find view of a table (querytype 4) tells clients which columns a search covers. */
export const savedquery: TableDefinition = {
  logicalName: "savedquery",
  schemaName: "SavedQuery",
  entitySetName: "savedqueries",
  displayName: "View",
  displayCollectionName: "Views",
  objectTypeCode: 1039,
  primaryId: "savedqueryid",
  primaryName: "name",
  states: activeInactive,
  columns: {
    savedqueryid: { type: "Uniqueidentifier", label: "View", required: "SystemRequired" },
    name: { type: "String", label: "Name", maxLength: 200, required: "SystemRequired", indexed: true },
    description: { type: "Memo", label: "Description", maxLength: 2000 },
    returnedtypecode: { type: "EntityName", label: "Entity Name", indexed: true },
    querytype: { type: "Integer", label: "Query Type", min: 0 },
    fetchxml: { type: "Memo", label: "FetchXml", maxLength: 1_073_741_823 },
    layoutxml: { type: "Memo", label: "Layout XML", maxLength: 1_073_741_823 },
    isdefault: { type: "Boolean", label: "Default View", default: false },
    isquickfindquery: { type: "Boolean", label: "Is Quick Find Query", default: false },
  },
};

/** Languages of knowledge articles. */
export const languagelocale: TableDefinition = {
  logicalName: "languagelocale",
  schemaName: "LanguageLocale",
  entitySetName: "languagelocale",
  displayName: "Language",
  displayCollectionName: "Languages",
  objectTypeCode: 9957,
  primaryId: "languagelocaleid",
  primaryName: "name",
  states: activeInactive,
  columns: {
    languagelocaleid: { type: "Uniqueidentifier", label: "Language", required: "SystemRequired" },
    name: { type: "String", label: "Name", maxLength: 255, indexed: true },
    code: { type: "String", label: "Code", maxLength: 20, indexed: true },
    language: { type: "String", label: "Language", maxLength: 255 },
    localeid: { type: "Integer", label: "Locale ID" },
  },
};
