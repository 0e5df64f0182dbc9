import type { CardLookup, RecordCard } from "../records/card";
import type { CardColumns } from "../records/columns";
import type { Dataverse } from "../records/ports";
import { readWithCards } from "../records/readCards";
import { numberOf, textOf } from "../records/row";
import { tableFacts, type LinkableTable } from "../records/tables";
import type { LinkTarget } from "./changeLink";

/** The people of a case: its customer and its primary contact. */
export type CaseRole = "customer" | "primaryContact";

/** What a role takes, and the lookup of incident that holds it. */
export interface RoleFacts {
  readonly tables: readonly LinkableTable[];
  readonly lookup: CardLookup;
  /** A case must have one: it can be replaced, not taken away. */
  readonly required: boolean;
}

export const roleFacts: Readonly<Record<CaseRole, RoleFacts>> = {
  customer: {
    tables: ["contact", "account"],
    lookup: { column: "customerid", navigation: { account: "customerid_account", contact: "customerid_contact" } },
    required: true,
  },
  primaryContact: {
    tables: ["contact"],
    lookup: { column: "primarycontactid", navigation: { contact: "primarycontactid" } },
    required: false,
  },
};

export const caseRoles: readonly CaseRole[] = ["customer", "primaryContact"];

/** A case as the panel shows it. */
export interface CaseRecord {
  readonly title: string;
  /** Resolved or cancelled. */
  readonly inactive: boolean;
  readonly people: Readonly<Partial<Record<CaseRole, RecordCard>>>;
}

/** Reads a case and its people in one request where the platform allows it. @throws HostFailure */
export async function readCase(dataverse: Dataverse, caseId: string, columns: CardColumns): Promise<CaseRecord> {
  const lookups = { customer: roleFacts.customer.lookup, primaryContact: roleFacts.primaryContact.lookup };
  const { row, cards } = await readWithCards(dataverse, "incident", caseId, ["title", "statecode"], lookups, columns);
  return { title: textOf(row, "title"), inactive: (numberOf(row, "statecode") ?? 0) !== 0, people: cards };
}

/** The columns that put a person into a role, or take the role away. */
export function roleValues(role: CaseRole, target: LinkTarget | undefined): Readonly<Record<string, unknown>> {
  const { lookup } = roleFacts[role];
  const property = target ? lookup.navigation[target.entityType] : Object.values(lookup.navigation)[0];
  const value = target ? `/${tableFacts[target.entityType].entitySetName}(${target.id})` : null;
  return { [`${property ?? lookup.column}@odata.bind`]: value };
}
