import { choices } from "./choices";
import { activeInactive, address, addressSection, contactPreferences, currency } from "./commonColumns";
import type { TableDefinition } from "./definition";

export const contact: TableDefinition = {
  logicalName: "contact",
  schemaName: "Contact",
  entitySetName: "contacts",
  displayName: "Contact",
  displayCollectionName: "Contacts",
  objectTypeCode: 2,
  primaryId: "contactid",
  primaryName: "fullname",
  userOwned: true,
  states: activeInactive,
  columns: {
    contactid: { type: "Uniqueidentifier", label: "Contact", required: "SystemRequired" },
    fullname: {
      type: "String",
      label: "Full Name",
      maxLength: 160,
      readOnly: true,
      indexed: true,
      computedFrom: ["firstname", "middlename", "lastname"],
    },
    firstname: { type: "String", label: "First Name", maxLength: 50, required: "Recommended", indexed: true },
    middlename: { type: "String", label: "Middle Name", maxLength: 50 },
    lastname: { type: "String", label: "Last Name", maxLength: 50, required: "ApplicationRequired", indexed: true },
    nickname: { type: "String", label: "Nickname", maxLength: 100 },
    jobtitle: { type: "String", label: "Job Title", maxLength: 100 },
    department: { type: "String", label: "Department", maxLength: 100 },
    emailaddress1: { type: "String", label: "Email", maxLength: 100, format: "Email", indexed: true },
    emailaddress2: { type: "String", label: "Email Address 2", maxLength: 100, format: "Email", indexed: true },
    telephone1: { type: "String", label: "Business Phone", maxLength: 50, format: "Phone", indexed: true },
    telephone2: { type: "String", label: "Home Phone", maxLength: 50, format: "Phone", indexed: true },
    mobilephone: { type: "String", label: "Mobile Phone", maxLength: 50, format: "Phone", indexed: true },
    fax: { type: "String", label: "Fax", maxLength: 50, format: "Phone" },
    websiteurl: { type: "String", label: "Website", maxLength: 200, format: "Url" },
    externaluseridentifier: { type: "String", label: "External User Identifier", maxLength: 50, indexed: true },
    description: { type: "Memo", label: "Description", maxLength: 2000 },
    birthdate: { type: "DateTime", label: "Birthday", dateOnly: true },
    parentcustomerid: {
      type: "Customer",
      label: "Company Name",
      targets: [
        {
          table: "account",
          navigation: "parentcustomerid_account",
          relationship: "contact_customer_accounts",
          onDelete: "Cascade",
        },
        {
          table: "contact",
          navigation: "parentcustomerid_contact",
          relationship: "contact_customer_contacts",
          onDelete: "Cascade",
        },
      ],
    },
    accountrolecode: {
      type: "Picklist",
      label: "Role",
      options: choices([1, "Decision Maker"], [2, "Employee"], [3, "Influencer"]),
    },
    gendercode: { type: "Picklist", label: "Gender", options: choices([1, "Male"], [2, "Female"]) },
    creditonhold: { type: "Boolean", label: "Credit Hold", default: false },
    creditlimit: { type: "Money", label: "Credit Limit", min: 0, max: 100_000_000_000_000 },
    // A column of a maker, of a kind that the table's own columns do not have.
    new_interests: {
      type: "MultiSelectPicklist",
      label: "Interests",
      schemaName: "new_Interests",
      options: choices(
        [100000000, "Bicycles", "#107C10"],
        [100000001, "Printing", "#0078D4"],
        [100000002, "Travel", "#8764B8"],
        [100000003, "Security"],
      ),
    },
    ...currency("transactioncurrency_contact"),
    ...address,
    ...contactPreferences,
  },
  app: {
    icon: "person",
    quickFind: {
      find: ["fullname", "emailaddress1", "mobilephone"],
      detail: ["parentcustomerid", "emailaddress1"],
      filter: "statecode eq 0",
      orderBy: "fullname asc",
    },
    form: {
      header: ["parentcustomerid", "statuscode", "ownerid"],
      sections: [
        {
          title: "Contact information",
          columns: [
            "fullname",
            "jobtitle",
            "parentcustomerid",
            "emailaddress1",
            "telephone1",
            "mobilephone",
            "preferredcontactmethodcode",
          ],
        },
        addressSection,
      ],
      create: ["firstname", "lastname", "jobtitle", "parentcustomerid", "emailaddress1", "mobilephone", "telephone1"],
    },
  },
};
