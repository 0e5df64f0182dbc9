/** A record by table and id, in the words of the client API. Ids are lower case, without braces. */
export interface EntityReference {
  readonly entityType: string;
  readonly id: string;
  readonly name: string;
}

/** The tables that can be linked to a conversation (linkToConversation, parameter entityLogicalName). */
export const linkableTables = ["account", "contact", "incident"] as const;

export type LinkableTable = (typeof linkableTables)[number];

/** A record that can be linked. */
export interface LinkTarget extends EntityReference {
  readonly entityType: LinkableTable;
  /** What tells it apart from others of its name, where that is known. */
  readonly details?: readonly string[];
}

/** A record as one that can be linked; undefined where its table cannot be. */
export function asLinkTarget(record: EntityReference | undefined): LinkTarget | undefined {
  const entityType = linkableTables.find((table) => table === record?.entityType);
  return record && entityType && { ...record, entityType };
}

/** An id as Dataverse compares it: hosts hand out ids in braces and in either case. */
export function normalizeId(id: string): string {
  return id.replace(/[{}]/g, "").toLowerCase();
}

/** Whether two references name the same record; two absent ones are the same as well. */
export function isSameRecord(
  a: Pick<EntityReference, "entityType" | "id"> | undefined,
  b: Pick<EntityReference, "entityType" | "id"> | undefined,
): boolean {
  if (!a || !b) {
    return a === b;
  }
  return a.entityType === b.entityType && normalizeId(a.id) === normalizeId(b.id);
}
