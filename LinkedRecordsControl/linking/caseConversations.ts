import type { Dataverse } from "../base/ports";
import { normalizeId } from "../base/record";
import type { Row } from "../base/row";
import { toQueryString } from "../records/odata";
import { lookupOf, numberOf, textOf } from "../records/rowValues";
import { conversationTable } from "./conversation";
import { statusReason } from "./status";
import { timeSpan } from "./timeSpan";

/** A conversation as the case form lists it. Texts are formatted for the user. */
export interface ConversationLine {
  readonly id: string;
  readonly subject: string;
  readonly statuscode: number | undefined;
  readonly statusText: string;
  readonly channel: string;
  readonly agent: string;
  /** When it was: begin and, where it is over, end. What both share is said once. */
  readonly times: readonly string[];
  readonly isLive: boolean;
  /** The conversation is the routed work item of the case itself, not a talk with the customer. */
  readonly isRoutedCase: boolean;
}

/** Some conversations of a case, and how to read on. */
export interface ConversationPage {
  readonly lines: readonly ConversationLine[];
  readonly next: string | undefined;
}

const pageSize = 20;
const liveStatuses: readonly number[] = [statusReason.active, statusReason.waiting, statusReason.wrapUp];

const columns = [
  "activityid",
  "subject",
  "statuscode",
  "msdyn_channel",
  "createdon",
  "msdyn_startedon",
  "msdyn_closedon",
  "_msdyn_activeagentid_value",
  "_msdyn_routableobjectid_value",
] as const;

/**
 * The filter for a case's conversations: by the column that holds the link (msdyn_issueid), by regarding, because
 * whether linking sets that too is not documented, and by the routed record.
 */
function ofCase(caseId: string, live: boolean): string {
  const either = ["msdyn_issueid", "regardingobjectid"].map((lookup) => `_${lookup}_value eq ${caseId}`).join(" or ");
  const status = liveStatuses.map((code) => `statuscode ${live ? "eq" : "ne"} ${code}`).join(live ? " or " : " and ");
  return `(${either}) and (${status})`;
}

function query(caseId: string, live: boolean): string {
  return toQueryString({ select: columns, filter: ofCase(normalizeId(caseId), live), orderBy: "createdon desc" });
}

/**
 * The first conversations of a case: all that are live, newest first, then a page of the others.
 * @throws HostFailure
 */
export async function readConversationsOfCase(dataverse: Dataverse, caseId: string): Promise<ConversationPage> {
  const [live, rest] = await Promise.all([
    dataverse.retrieveMultiple(conversationTable, query(caseId, true)),
    dataverse.retrievePage(conversationTable, query(caseId, false), pageSize),
  ]);
  return { lines: [...live, ...rest.rows].map((row) => toLine(row, normalizeId(caseId))), next: rest.next };
}

/** The page after one that gave `next`. @throws HostFailure */
export async function readMoreConversations(
  dataverse: Dataverse,
  caseId: string,
  next: string,
): Promise<ConversationPage> {
  const page = await dataverse.retrievePage(conversationTable, next, pageSize);
  return { lines: page.rows.map((row) => toLine(row, normalizeId(caseId))), next: page.next };
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
    times: timeSpan(textOf(row, "msdyn_startedon") || textOf(row, "createdon"), textOf(row, "msdyn_closedon")),
    isLive: statuscode !== undefined && liveStatuses.includes(statuscode),
    isRoutedCase: lookupOf(row, "msdyn_routableobjectid", "incident")?.id === caseId,
  };
}
