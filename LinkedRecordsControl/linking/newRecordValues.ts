import type { LinkableTable } from "../base/record";
import type { RecordCard } from "../records/card";
import type { Clues } from "./clues";
import type { ConversationSlot } from "./slots";

/** First and last name of a full name: the last word is the last name. */
function splitName(name: string): { firstname?: string; lastname?: string } {
  const words = name.split(/\s+/).filter((word) => word !== "");
  const lastname = words.pop();
  return { ...(words.length > 0 ? { firstname: words.join(" ") } : {}), ...(lastname ? { lastname } : {}) };
}

/** Form parameters for a lookup: id, name and table (passing values to a form). */
function lookupValues(column: string, record: RecordCard): Record<string, string> {
  return { [column]: record.id, [`${column}name`]: record.name, [`${column}type`]: record.entityType };
}

/** Values that a new record takes over from the conversation, as form parameters by logical name. */
export function newRecordValues(
  table: LinkableTable,
  clues: Clues | undefined,
  links: Readonly<Partial<Record<ConversationSlot, RecordCard>>>,
): Readonly<Record<string, string>> {
  const [name = ""] = clues?.name ?? [];
  const [email] = clues?.email ?? [];
  const [phone] = clues?.phone ?? [];
  const { customer } = links;
  switch (table) {
    case "contact":
      return {
        ...splitName(name),
        ...(email ? { emailaddress1: email } : {}),
        ...(phone ? { mobilephone: phone } : {}),
        ...(customer?.entityType === "account" ? lookupValues("parentcustomerid", customer) : {}),
      };
    case "account":
      return { ...(email ? { emailaddress1: email } : {}), ...(phone ? { telephone1: phone } : {}) };
    case "incident":
      return customer ? lookupValues("customerid", customer) : {};
  }
}
