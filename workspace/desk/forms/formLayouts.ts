/** What a form shows of a table: columns by logical name; labels, types and options come from the metadata. */
interface FormLayout {
  /** Columns at the right of the form's header. */
  header: readonly string[];
  sections: readonly { title: string; columns: readonly string[] }[];
  /** Columns of the quick create form and of the form of a new record. */
  create: readonly string[];
}

const layouts: Readonly<Record<string, FormLayout>> = {
  msdyn_ocliveworkitem: {
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
  incident: {
    header: ["ticketnumber", "statuscode", "prioritycode", "ownerid"],
    sections: [
      {
        title: "Case details",
        columns: [
          "title",
          "customerid",
          "primarycontactid",
          "casetypecode",
          "caseorigincode",
          "prioritycode",
          "statuscode",
          "createdon",
          "modifiedon",
        ],
      },
      { title: "Description", columns: ["description"] },
    ],
    create: ["title", "customerid", "casetypecode", "caseorigincode", "prioritycode", "description"],
  },
  contact: {
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
      {
        title: "Address",
        columns: [
          "address1_line1",
          "address1_city",
          "address1_stateorprovince",
          "address1_postalcode",
          "address1_country",
        ],
      },
    ],
    create: ["firstname", "lastname", "jobtitle", "parentcustomerid", "emailaddress1", "mobilephone", "telephone1"],
  },
  account: {
    header: ["accountnumber", "statuscode", "ownerid"],
    sections: [
      {
        title: "Account information",
        columns: [
          "name",
          "accountnumber",
          "telephone1",
          "emailaddress1",
          "websiteurl",
          "primarycontactid",
          "parentaccountid",
        ],
      },
      {
        title: "Address",
        columns: [
          "address1_line1",
          "address1_city",
          "address1_stateorprovince",
          "address1_postalcode",
          "address1_country",
        ],
      },
    ],
    create: ["name", "accountnumber", "telephone1", "emailaddress1", "websiteurl", "address1_city"],
  },
};

/** The layout of a table's form; tables without one have a header only. */
export const layoutOf = (table: string): FormLayout =>
  layouts[table] ?? { header: ["statuscode"], sections: [], create: [] };
