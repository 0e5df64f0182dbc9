import { toQueryString } from "../records/odata";
import type { Dataverse } from "../records/ports";
import { lookupOf, normalizeId, numberOf, textOf, type Row } from "../records/row";
import { conversationTable } from "./conversation";
import { statusReason } from "./status";

/** A conversation as the case form lists it. Texts are formatted for the user. */
export interface ConversationLine {
  readonly id: string;
  readonly subject: string;
  readonly statuscode: number | undefined;
  readonly statusText: string;
  readonly channel: string;
  readonly agent: string;
  readonly createdOn: string;
  readonly isLive: boolean;
  /** The conversation is the routed work item of the case itself, not a talk with the customer. */
  readonly isRoutedCase: boolean;
}

const lines = 20;
const liveStatuses: readonly (number | undefined)[] = [statusReason.active, statusReason.waiting, statusReason.wrapUp];

/**
 * The conversations of a case, by the column that holds the link (msdyn_issueid) and by regarding, newest first.
 * Both are read because whether linking a case sets regarding too is not documented.
 * @throws HostFailure
 */
export async function readConversationsOfCase(
  dataverse: Dataverse,
  caseId: string,
): Promise<readonly ConversationLine[]> {
  const id = normalizeId(caseId);
  const rows = await dataverse.retrieveMultiple(
    conversationTable,
    toQueryString({
      select: [
        "activityid",
        "subject",
        "statuscode",
        "msdyn_channel",
        "createdon",
        "_msdyn_activeagentid_value",
        "_msdyn_routableobjectid_value",
      ],
      filter: `_msdyn_issueid_value eq ${id} or _regardingobjectid_value eq ${id}`,
      orderBy: "createdon desc",
      top: lines,
    }),
  );
  // The sort is stable: within the live ones, and within the rest, the newest stays first.
  return rows.map((row) => toLine(row, id)).sort((a, b) => Number(b.isLive) - Number(a.isLive));
}

function toLine(row: Row, caseId: string): ConversationLine {
  const statuscode = numberOf(row, "statuscode");
  return {
    id: normalizeId(textOf(row, "activityid")),
    subject: textOf(row, "subject"),
    statuscode,
    statusText: textOf(row, "statuscode"),
    channel: textOf(row, "msdyn_channel"),
    agent: lookupOf(row, "msdyn_activeagentid", "systemuser")?.name ?? "",
    createdOn: textOf(row, "createdon"),
    isLive: liveStatuses.includes(statuscode),
    isRoutedCase: lookupOf(row, "msdyn_routableobjectid", "incident")?.id === caseId,
  };
}
