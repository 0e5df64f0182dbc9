import { asHostFailure } from "../base/failure";
import type { Dataverse } from "../base/ports";
import { asLinkTarget, isSameRecord, type EntityReference, type LinkableTable } from "../base/record";
import type { Row } from "../base/row";
import { containingInOrder, literal, toQueryString } from "../records/odata";
import { comparedDigits, digitsOf, isSamePhone } from "../records/phoneNumber";
import { textOf } from "../records/rowValues";
import { hitSelect, readHit, toHit, type SearchHit } from "../records/search";
import { tableFacts, type IdentityKind } from "../records/tables";
import type { Clues } from "./clues";

/** Why a record is suggested. */
export type SuggestionReason = IdentityKind | "customerOfCase" | "openCase";

/** A record that may be the one to link, with the reasons the agent reads, the strongest first. */
export interface Suggestion extends SearchHit {
  readonly reasons: readonly SuggestionReason[];
}

const suggestionsPerSlot = 5;

/** The strongest first. */
const reasonOrder: readonly SuggestionReason[] = [
  "customerOfCase",
  "caseNumber",
  "email",
  "accountNumber",
  "phone",
  "openCase",
];

const identityKinds: readonly IdentityKind[] = ["caseNumber", "email", "accountNumber", "phone"];

/** The condition that a column holds one of the clues. */
function conditions(kind: IdentityKind, column: string, clues: Clues): readonly string[] {
  return clues[kind].map((value) => {
    switch (kind) {
      case "phone":
        return containingInOrder(column, comparedDigits(digitsOf(value)));
      case "caseNumber":
        return `startswith(${column},${literal(value)})`;
      case "email":
      case "accountNumber":
        return `${column} eq ${literal(value)}`;
    }
  });
}

/** The query for the records of a table that share a clue with the conversation; undefined where none can. */
export function cluesQuery(table: LinkableTable, clues: Clues): string | undefined {
  const { identityColumns, primaryName } = tableFacts[table];
  const either = identityKinds.flatMap((kind) =>
    identityColumns[kind].flatMap((column) => conditions(kind, column, clues)),
  );
  if (either.length === 0) {
    return undefined;
  }
  return toQueryString({
    select: [...hitSelect(table), ...identityKinds.flatMap((kind) => identityColumns[kind])],
    filter: `statecode eq 0 and (${either.join(" or ")})`,
    orderBy: `${primaryName} asc`,
    top: suggestionsPerSlot * 2,
  });
}

/** What a row shares with the conversation, the strongest first; nothing where the query matched by accident. */
export function reasonsOf(table: LinkableTable, row: Row, clues: Clues): readonly IdentityKind[] {
  const isSame: Readonly<Record<IdentityKind, (a: string, b: string) => boolean>> = {
    email: (a, b) => a.toLowerCase() === b.toLowerCase(),
    accountNumber: (a, b) => a.toLowerCase() === b.toLowerCase(),
    // A visitor may leave out the suffix of a case number: CAS-01059 is CAS-01059-K2M4X8.
    caseNumber: (a, b) => a.toLowerCase().startsWith(b.toLowerCase()),
    phone: isSamePhone,
  };
  return identityKinds.filter((kind) =>
    tableFacts[table].identityColumns[kind].some((column) =>
      clues[kind].some((value) => isSame[kind](textOf(row, column), value)),
    ),
  );
}

/** A table that the user may not read has nothing to suggest; the others still have. */
async function rowsOf(dataverse: Dataverse, table: LinkableTable, query: string): Promise<readonly Row[]> {
  try {
    return await dataverse.retrieveMultiple(table, query);
  } catch (error) {
    if (asHostFailure(error).kind === "forbidden") {
      return [];
    }
    throw error;
  }
}

/** The records of a table that share a clue with the conversation, each with all that it shares. */
async function sharing(dataverse: Dataverse, table: LinkableTable, clues: Clues): Promise<readonly Suggestion[]> {
  const query = cluesQuery(table, clues);
  const rows = query ? await rowsOf(dataverse, table, query) : [];
  return rows.flatMap((row): Suggestion[] => {
    const reasons = reasonsOf(table, row, clues);
    return reasons.length > 0 ? [{ ...toHit(table, row), reasons }] : [];
  });
}

/**
 * One list of several: each record once, with all its reasons, and without what is linked already. Stronger reasons
 * come first, then more of them; what is given first stays first among equals.
 */
function byReason(linked: EntityReference | undefined, ...lists: (readonly Suggestion[])[]): readonly Suggestion[] {
  const found: Suggestion[] = [];
  for (const one of lists.flat().filter((each) => !isSameRecord(each, linked))) {
    const at = found.findIndex((other) => isSameRecord(one, other));
    const before = found[at];
    if (before) {
      found[at] = { ...before, reasons: [...before.reasons, ...one.reasons] };
    } else {
      found.push(one);
    }
  }
  const rank = ({ reasons }: Suggestion): number => reasonOrder.indexOf(reasons[0]) * 10 - reasons.length;
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, suggestionsPerSlot);
}

/** The customer of the linked case, with what tells it apart where it can be read. */
async function ofCase(dataverse: Dataverse, customer: EntityReference | undefined): Promise<readonly Suggestion[]> {
  const target = asLinkTarget(customer);
  if (!target) {
    return [];
  }
  const hit = await readHit(dataverse, target).catch(() => ({ ...target, details: [], inactive: false }));
  return [{ ...hit, reasons: ["customerOfCase"] }];
}

/**
 * Customers that the conversation may be with: the customer of the linked case first, then those that share an e-mail
 * address, an account number or a phone number with it. Several equal ones are all given: the agent chooses.
 * @param linked the customer who is linked already, where another one is wanted
 * @throws HostFailure
 */
export async function suggestCustomers(
  dataverse: Dataverse,
  clues: Clues,
  customerOfCase: EntityReference | undefined,
  linked?: EntityReference,
): Promise<readonly Suggestion[]> {
  const found = await Promise.all([
    isSameRecord(customerOfCase, linked) ? [] : ofCase(dataverse, customerOfCase),
    sharing(dataverse, "contact", clues),
    sharing(dataverse, "account", clues),
  ]);
  return byReason(linked, ...found);
}

/**
 * Cases that the conversation may be about: the one whose number the customer gave, then the open cases of the linked
 * customer, newest first; for a contact also those it is the primary contact of.
 * @param linked the case that is linked already, where another one is wanted
 * @throws HostFailure
 */
export async function suggestCases(
  dataverse: Dataverse,
  clues: Clues,
  customer: EntityReference | undefined,
  linked?: EntityReference,
): Promise<readonly Suggestion[]> {
  const found = await Promise.all([
    sharing(dataverse, "incident", clues),
    customer ? openCases(dataverse, customer) : [],
  ]);
  return byReason(linked, ...found);
}

async function openCases(dataverse: Dataverse, customer: EntityReference): Promise<readonly Suggestion[]> {
  const mine = `_customerid_value eq ${customer.id}`;
  const either = customer.entityType === "contact" ? `(${mine} or _primarycontactid_value eq ${customer.id})` : mine;
  const rows = await rowsOf(
    dataverse,
    "incident",
    toQueryString({
      select: hitSelect("incident"),
      filter: `statecode eq 0 and ${either}`,
      orderBy: "createdon desc",
      top: suggestionsPerSlot,
    }),
  );
  return rows.map((row) => ({ ...toHit("incident", row), reasons: ["openCase"] }));
}
