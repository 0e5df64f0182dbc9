import type { Dataverse } from "../base/ports";
import { normalizeId, type EntityReference } from "../base/record";
import { toQueryString } from "../records/odata";
import { lookupProperty, numberOf } from "../records/rowValues";
import { slotNames, type Links, type SlotFacts } from "./slots";

/** A row as a panel shows it: what stands in its slots, and its status. */
export interface ShownRow<S extends string> extends Pick<EntityReference, "entityType" | "id"> {
  readonly slots: Readonly<Record<S, SlotFacts>>;
  readonly links: Links<S>;
  /** The column of its status. */
  readonly status: "statuscode" | "statecode";
  readonly isShown: (status: number | undefined) => boolean;
}

/**
 * Whether a row is still as it is shown: one row of a few numbers is asked for. Not its version: the product writes a
 * conversation for reasons of its own, and each of these writes would have the cards read again.
 * @throws HostFailure
 */
export async function isCurrent<S extends string>(dataverse: Dataverse, shown: ShownRow<S>): Promise<boolean> {
  const { entityType, id, slots, links, status, isShown } = shown;
  const lookups = slotNames(slots).map((slot) => ({ slot, column: lookupProperty(slots[slot].lookup.column) }));
  const select = [...lookups.map(({ column }) => column), status];
  const row = await dataverse.retrieve(entityType, id, toQueryString({ select }));
  const linksAreShown = lookups.every(({ slot, column }) => {
    const linked = row[column];
    return (typeof linked === "string" ? normalizeId(linked) : undefined) === links[slot]?.id;
  });
  return linksAreShown && isShown(numberOf(row, status));
}
