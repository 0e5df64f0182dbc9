import type { Availability } from "../base/ports";

/** Status reasons of a conversation: msdyn_ocliveworkitem, column statuscode. */
export const statusReason = {
  open: 1,
  active: 2,
  waiting: 3,
  closed: 4,
  wrapUp: 5,
  resolved: 6,
  scheduled: 7,
} as const;

/** Why the links of a conversation cannot be changed here and now. */
export type ReadOnlyReason =
  "closed" | "notAccepted" | "internalStatus" | "formReadOnly" | "omnichannelStarting" | "omnichannelMissing";

// "Supports active conversations only" (linkToConversation). Whether waiting and wrap-up count as active is not
// documented: they are offered, and a refusal is explained.
const reasonByStatus: Readonly<Record<number, ReadOnlyReason | undefined>> = {
  [statusReason.open]: "notAccepted",
  [statusReason.closed]: "closed",
  [statusReason.resolved]: "internalStatus",
  [statusReason.scheduled]: "internalStatus",
};

/**
 * Why nothing can be linked, the reason that no later step can lift first; undefined where links can be changed.
 * @param statuscode of the conversation; an unknown one is left to the product to judge
 */
export function readOnlyReason(
  statuscode: number | undefined,
  host: { readonly links: Availability; readonly formReadOnly: boolean },
): ReadOnlyReason | undefined {
  const byStatus = statuscode === undefined ? undefined : reasonByStatus[statuscode];
  if (byStatus === "closed" || byStatus === "internalStatus") {
    return byStatus;
  }
  if (host.formReadOnly) {
    return "formReadOnly";
  }
  const byHost = { available: byStatus, starting: "omnichannelStarting", missing: "omnichannelMissing" } as const;
  return byHost[host.links];
}
