import type { Dataverse } from "../base/ports";
import { toQueryString } from "../records/odata";
import { bareNumber, isPhoneNumber } from "../records/phoneNumber";
import { textOf } from "../records/rowValues";
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

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
// Without a name that says so, a number is a phone number only where it is written like one, and not like a date.
const phoneNotation = /^\+|\d[\s().\-/]+\d/;
const date = /^(\d{4}([-./])\d{1,2}\2\d{1,2}|\d{1,2}([-./])\d{1,2}\3\d{4})(?=$|[\sT])/;

// Names are chosen by whoever builds the survey: these words say what an answer is.
const phoneName = /phone|mobile|tel\b|call/i;
const accountNumberName = /(account|customer)[\s_-]*(number|no\b|nr\b|#)/i;
const caseNumberName = /(case|ticket|incident)[\s_-]*(number|no\b|nr\b|id\b|#)/i;
const personName = /(^|[^a-z])(full|first|last|your|customer)?[\s_-]*name$/i;

/** Whether a context item holds a phone number, by its name or by how it is written. */
function isPhone({ name, value }: ContextItem): boolean {
  const number = bareNumber(value);
  return isPhoneNumber(number) && (phoneName.test(name) || (phoneNotation.test(number) && !date.test(number)));
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
    const value = item.value.normalize("NFKC").trim();
    if (email.test(value)) {
      found.email.add(value.toLowerCase());
    } else if (value && accountNumberName.test(item.name)) {
      found.accountNumber.add(value);
    } else if (value && caseNumberName.test(item.name)) {
      found.caseNumber.add(value);
    } else if (isPhone(item)) {
      found.phone.add(value);
    } else if (value && personName.test(item.name)) {
      found.name.add(value);
    }
  }
  return {
    email: [...found.email],
    phone: [...found.phone],
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
