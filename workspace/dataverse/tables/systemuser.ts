import type { TableDefinition } from "./definition";

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
