import type { LinkableTable } from "../base/record";

/** What this control must know of a table beyond its metadata. */
export interface TableFacts {
  readonly primaryId: string;
  readonly primaryName: string;
  readonly entitySetName: string;
  /** Lookup to the record that the card names beneath the title: a contact's company, a case's customer. */
  readonly related?: string;
  /** Columns that the standard inline search of the conversation form looks in. */
  readonly searchColumns: readonly string[];
  /** Names of related records that are searched as well: the path to the column, and the table it is of. */
  readonly searchPaths: Readonly<Partial<Record<LinkableTable, string>>>;
  /** Columns that tell records of the same name apart in a list of results. */
  readonly detailColumns: readonly string[];
  /** Lookups of the standard table: their names in `$select` are others. Those of a maker are known by the metadata. */
  readonly lookups: readonly string[];
  /** Columns that tell who somebody is; suggestions compare them with what the conversation knows. */
  readonly identityColumns: Readonly<Record<IdentityKind, readonly string[]>>;
}

/** What a conversation may know of its customer and of its case. */
export type IdentityKind = "email" | "phone" | "accountNumber" | "caseNumber";

const commonLookups = ["ownerid", "createdby", "modifiedby", "owningbusinessunit", "transactioncurrencyid", "slaid"];

// Search columns: "Search, link, and unlink records" of the Customer Service documentation.
export const tableFacts: Readonly<Record<LinkableTable, TableFacts>> = {
  account: {
    primaryId: "accountid",
    primaryName: "name",
    entitySetName: "accounts",
    searchColumns: ["name", "accountnumber", "emailaddress1", "telephone1"],
    searchPaths: {},
    detailColumns: ["accountnumber", "address1_city"],
    lookups: [...commonLookups, "primarycontactid", "parentaccountid", "territoryid", "defaultpricelevelid"],
    identityColumns: {
      email: ["emailaddress1", "emailaddress2"],
      phone: ["telephone1", "telephone2"],
      accountNumber: ["accountnumber"],
      caseNumber: [],
    },
  },
  contact: {
    primaryId: "contactid",
    primaryName: "fullname",
    entitySetName: "contacts",
    related: "parentcustomerid",
    searchColumns: ["fullname", "firstname", "middlename", "lastname", "emailaddress1", "mobilephone"],
    searchPaths: { account: "parentcustomerid_account/name" },
    detailColumns: ["_parentcustomerid_value", "emailaddress1"],
    lookups: [...commonLookups, "parentcustomerid", "defaultpricelevelid"],
    identityColumns: {
      email: ["emailaddress1", "emailaddress2"],
      phone: ["mobilephone", "telephone1", "telephone2"],
      accountNumber: [],
      caseNumber: [],
    },
  },
  incident: {
    primaryId: "incidentid",
    primaryName: "title",
    entitySetName: "incidents",
    related: "customerid",
    searchColumns: ["ticketnumber", "title"],
    searchPaths: { account: "customerid_account/name", contact: "customerid_contact/fullname" },
    detailColumns: ["ticketnumber", "_customerid_value", "statuscode"],
    lookups: [
      ...commonLookups,
      "customerid",
      "primarycontactid",
      "responsiblecontactid",
      "parentcaseid",
      "productid",
      "subjectid",
    ],
    identityColumns: { email: [], phone: [], accountNumber: [], caseNumber: ["ticketnumber"] },
  },
};
