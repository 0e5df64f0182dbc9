import type { Measured } from "./measured";

interface Page {
  entities: Record<string, unknown>[];
  nextLink: string;
}

const row = (contactid: string, fullname: string) => ({
  contactid,
  fullname,
  statecode: 0,
  "statecode@OData.Community.Display.V1.FormattedValue": "Active",
  _parentcustomerid_value: "a16b3f4b-1be7-e611-8101-e0071b6af231",
  "_parentcustomerid_value@OData.Community.Display.V1.FormattedValue": "Adventure Works",
  "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
});

/** The id of the row that every fixture speaks of. */
export const measuredId = "b2c1d0e9-1be7-e611-8101-e0071b6af231";
export const measuredRow = row(measuredId, "Alex Vargas");

/** A page, and the last one: rows carry formatted values and the table of a lookup without being asked to. */
export const pages: Measured<readonly [Page, Page]> = {
  source: "pcfhub pcf-audit-history SPEC.md (P2)",
  mark: "M",
  shape: [
    {
      entities: [measuredRow],
      nextLink: "https://contoso.crm.dynamics.com/api/data/v9.2/contacts?$select=fullname&$skiptoken=%3Ccookie%3E",
    },
    { entities: [row("c3c1d0e9-1be7-e611-8101-e0071b6af231", "Yvonne McKay")], nextLink: "" },
  ],
};
