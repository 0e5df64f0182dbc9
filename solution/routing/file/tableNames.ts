/**
 * The tables of Microsoft without a publisher's prefix that may have activities, and so conversations (targets of
 * `regardingobjectid` in the reference of the table task), by their logical names; with entity set and id column.
 */
const productTables: Readonly<Record<string, readonly [entitySet: string, primaryId: string]>> = {
  account: ["accounts", "accountid"],
  bookableresourcebooking: ["bookableresourcebookings", "bookableresourcebookingid"],
  campaign: ["campaigns", "campaignid"],
  contact: ["contacts", "contactid"],
  contract: ["contracts", "contractid"],
  entitlement: ["entitlements", "entitlementid"],
  incident: ["incidents", "incidentid"],
  invoice: ["invoices", "invoiceid"],
  lead: ["leads", "leadid"],
  opportunity: ["opportunities", "opportunityid"],
  quote: ["quotes", "quoteid"],
  salesorder: ["salesorders", "salesorderid"],
};

/** What a table of the product, or one with a publisher's prefix, is called elsewhere; undefined for what is neither. */
export interface TableNames {
  /** Undefined where the plural is not certain. */
  readonly entitySet: string | undefined;
  readonly primaryId: string;
  readonly relationship: string;
  /** Whether the names are those of the product, and not computed. */
  readonly isKnown: boolean;
}

/** A relationship of a table with conversations is named after the table, always with this ending. */
export const relationshipEnding = "_msdyn_ocliveworkitems";

/** The prefix of a publisher has 2 to 8 characters. */
const customName = /^[a-z][a-z0-9]{1,7}_[a-z0-9_]+$/;

/**
 * The plural by which Dataverse names the entity set of a table, as far as its rules are certain; undefined where they are not:
 * after a vowel and y, after o and f, and after a digit or an underscore.
 */
export function pluralOf(name: string): string | undefined {
  if (/[^aeiouy]y$/.test(name)) return `${name.slice(0, -1)}ies`;
  if (/(s|x|z|ch|sh)$/.test(name)) return `${name}es`;
  return /(y|o|f|fe|[0-9_])$/.test(name) ? undefined : `${name}s`;
}

/** The names of a table by its logical name; undefined for a table that is neither known nor has a publisher's prefix. */
export function namesOf(table: string): TableNames | undefined {
  const relationship = `${table}${relationshipEnding}`;
  if (Object.hasOwn(productTables, table)) {
    const [entitySet, primaryId] = productTables[table];
    return { entitySet, primaryId, relationship, isKnown: true };
  }
  if (!customName.test(table)) return undefined;
  return { entitySet: pluralOf(table), primaryId: `${table}id`, relationship, isKnown: false };
}

/** How many letters have to be changed, left out or put in to make one word of another. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  [...one].forEach((letter, at) => {
    const next = [at + 1];
    [...other].forEach((second, index) => {
      const change = row[index] + (letter === second ? 0 : 1);
      next.push(Math.min(change, row[index + 1] + 1, next[index] + 1));
    });
    row = next;
  });
  return row[other.length];
}

/** Says that a table is not known, and which one may be meant. */
export function unknownTable(table: string): string {
  const near = Object.keys(productTables).find((known) => distance(known, table) <= 2);
  const hint = near ? ` Is ${near} meant?` : "";
  return (
    `The table "${table}" is not known: it has no publisher's prefix, such as new_, and is none of the tables of the ` +
    `product that may have conversations (${Object.keys(productTables).join(", ")}).${hint}`
  );
}
