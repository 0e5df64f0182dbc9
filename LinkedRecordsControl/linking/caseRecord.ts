import type { TableColumns } from "../base/options";
import type { Dataverse } from "../base/ports";
import type { LinkTarget } from "../base/record";
import type { Row } from "../base/row";
import { bindTo } from "../records/odata";
import { readWithCards } from "../records/readCards";
import { isInactive, textOf } from "../records/rowValues";
import { tableFacts } from "../records/tables";
import { isCurrent } from "./isCurrent";
import { caseSlots, type CaseSlot, type Links } from "./slots";

/** A case as the panel shows it. */
export interface CaseRecord {
  readonly title: string;
  /** Resolved or cancelled. */
  readonly inactive: boolean;
  readonly links: Links<CaseSlot>;
}

/** Reads a case and its people in one request where the platform allows it. @throws HostFailure */
export async function readCase(dataverse: Dataverse, id: string, columns: TableColumns): Promise<CaseRecord> {
  const read = (query: string): Promise<Row> => dataverse.retrieve("incident", id, query);
  const { row, cards } = await readWithCards(dataverse, read, ["title", "statecode"], caseSlots, columns);
  return { title: textOf(row, "title"), inactive: isInactive(row), links: cards };
}

/** Whether a case still has the people and the state that are shown. @throws HostFailure */
export function isCurrentCase(dataverse: Dataverse, id: string, { links, inactive }: CaseRecord): Promise<boolean> {
  const row = { entityType: "incident", id, slots: caseSlots, links };
  return isCurrent(dataverse, { ...row, status: "statecode", isShown: (state = 0) => (state !== 0) === inactive });
}

/** The columns of a case that put somebody into a slot, or empty it. */
export function slotValues(slot: CaseSlot, target: LinkTarget | undefined): Row {
  const { lookup } = caseSlots[slot];
  const property = target ? lookup.navigation[target.entityType] : Object.values(lookup.navigation)[0];
  const { entitySetName = "" } = target ? tableFacts[target.entityType] : {};
  return bindTo(property ?? lookup.column, target ? { entitySetName, id: target.id } : null);
}
