import { toQueryString } from "../records/odata";
import type { Dataverse } from "../records/ports";
import { textOf } from "../records/row";
import type { IdentityKind } from "../records/tables";

/** What a conversation knows of its customer before anybody is linked. Each list holds a value once. */
export interface Clues extends Readonly<Record<IdentityKind, readonly string[]>> {
  readonly name: readonly string[];
}

/** A context item of a conversation: an answer of the pre-chat survey or a value of the channel. */
export interface ContextItem {
  readonly name: string;
  readonly value: string;
}

/** Fewer digits are no phone number that tells people apart. */
const phoneDigits = 7;

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
const phone = /^\+?[\d\s().\-/]+$/;

// Names are chosen by whoever builds the survey: these words say what an answer is.
const phoneName = /phone|mobile|tel\b|call/i;
const accountNumberName = /(account|customer)[\s_-]*(number|no\b|nr\b|#)/i;
const caseNumberName = /(case|ticket|incident)[\s_-]*(number|no\b|nr\b|id\b|#)/i;
const personName = /(^|[^a-z])(full|first|last|your|customer)?[\s_-]*name$/i;

/** The digits of a phone number, in whatever notation. */
export function digitsOf(text: string): string {
  return text.replace(/\D/g, "");
}

/** Whether two phone numbers may be the same: one of them can lack the country code. */
export function isSamePhone(a: string, b: string): boolean {
  const [short, long] = [digitsOf(a), digitsOf(b)].sort((x, y) => x.length - y.length);
  return short.length >= phoneDigits && long.endsWith(short.replace(/^0+/, ""));
}

/** Sorts context items into what they say of the customer; what says nothing is left out. */
export function cluesOf(items: readonly ContextItem[]): Clues {
  const found = {
    email: new Set<string>(),
    phone: new Set<string>(),
    accountNumber: new Set<string>(),
    caseNumber: new Set<string>(),
    name: new Set<string>(),
  };
  for (const item of items) {
    const value = item.value.trim();
    if (email.test(value)) {
      found.email.add(value.toLowerCase());
    } else if (value && accountNumberName.test(item.name)) {
      found.accountNumber.add(value);
    } else if (value && caseNumberName.test(item.name)) {
      found.caseNumber.add(value);
    } else if (phone.test(value) && (phoneName.test(item.name) || digitsOf(value).length >= phoneDigits)) {
      found.phone.add(value);
    } else if (value && personName.test(item.name)) {
      found.name.add(value);
    }
  }
  return {
    email: [...found.email],
    phone: [...found.phone].filter((value) => digitsOf(value).length >= phoneDigits),
    accountNumber: [...found.accountNumber],
    caseNumber: [...found.caseNumber],
    name: [...found.name],
  };
}

/**
 * Reads the context items of a conversation (table msdyn_ocliveworkitemcontextitem).
 * @throws HostFailure
 */
export async function readClues(dataverse: Dataverse, conversationId: string): Promise<Clues> {
  const rows = await dataverse.retrieveMultiple(
    "msdyn_ocliveworkitemcontextitem",
    toQueryString({
      select: ["msdyn_name", "msdyn_value"],
      filter: `_msdyn_ocliveworkitemid_value eq ${conversationId}`,
    }),
  );
  return cluesOf(rows.map((row) => ({ name: textOf(row, "msdyn_name"), value: textOf(row, "msdyn_value") })));
}
