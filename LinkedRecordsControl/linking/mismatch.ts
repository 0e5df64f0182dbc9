import { asLinkTarget, isSameRecord, type EntityReference, type LinkTarget } from "../base/record";
import type { RecordCard } from "../records/card";
import { checkSlot, type SaveCheck } from "../records/saveRecord";
import type { ConversationSlot, Links } from "./slots";
import type { LinkChange } from "./writeLink";

/** The linked case belongs to somebody else than the linked customer. */
export interface Mismatch {
  readonly customer: RecordCard;
  readonly caseCard: RecordCard;
  /** Whom the case belongs to; with what tells it apart where it is called like the linked customer. */
  readonly customerOfCase: LinkTarget;
}

/**
 * Tells whether the linked case and the linked customer contradict each other. A contact of the company that the case
 * belongs to does not; neither does the company of the contact that the case belongs to.
 * @param companyOfCaseCustomer the company of the contact that the case belongs to, once it is known
 */
export function findMismatch(
  links: Readonly<Partial<Record<ConversationSlot, RecordCard>>>,
  companyOfCaseCustomer?: EntityReference,
): Mismatch | undefined {
  const { customer, case: caseCard } = links;
  const customerOfCase = asLinkTarget(caseCard?.related);
  if (
    !customer ||
    !caseCard ||
    !customerOfCase ||
    isSameRecord(customer, customerOfCase) ||
    isSameRecord(customer.related, customerOfCase) ||
    isSameRecord(customer, companyOfCaseCustomer)
  ) {
    return undefined;
  }
  return { customer, caseCard, customerOfCase };
}

/** Whether the company of the case's customer must be known before a mismatch may be said. */
export function needsCompany({ customer, customerOfCase }: Mismatch): boolean {
  return customer.entityType === "account" && customerOfCase.entityType === "contact";
}

/**
 * Whether the customer of a linked case may be changed. Both must still be linked: who moves a case to the linked
 * customer does not mean another one, and who undoes it does not mean another case.
 */
export function checkMove(
  { customer, case: caseCard }: Links<ConversationSlot>,
  { name, shown, target, caseToMove }: LinkChange,
): SaveCheck {
  if (!isSameRecord(caseCard, caseToMove) || (name !== "undo" && !isSameRecord(customer, target))) {
    return "changedMeanwhile";
  }
  return checkSlot(caseCard?.related, shown, target);
}
