import { bareId, type DataverseClient } from "./dataverseClient";
import { textOf } from "./rowValues";

/** A case in the list of a customer's latest ones. */
export interface RecentCase {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
}

/** How many cases the list shows. */
const shown = 5;

/** The latest cases of a customer, the newest first. */
export async function readRecentCases(dataverse: DataverseClient, customerId: string): Promise<RecentCase[]> {
  const { rows } = await dataverse.retrieveMultiple(
    "incident",
    "?$select=title,ticketnumber,statuscode&$orderby=createdon desc" +
      `&$top=${shown}&$filter=_customerid_value eq ${bareId(customerId)}`,
  );
  return rows.map((row) => ({
    id: String(row.incidentid),
    title: textOf(row, "title"),
    detail: `${textOf(row, "ticketnumber")} · ${textOf(row, "statuscode")}`,
  }));
}
