import { RequestError } from "../../http";
import type { Dataverse, RowChange } from "../../dataverse";
import { parseQuery } from "../../dataverse/query/parse";
import { FlowError, type JsonObject } from "../language/values";
import type { RowTrigger } from "./triggers";

/** What a trigger on rows gives its run. */
export interface RowEvent {
  readonly body: JsonObject;
  /** Owner of the row, where it has one. */
  readonly owner: string | undefined;
}

/** Whether a change concerns a trigger, as far as can be told without reading the row. */
export const concerns = ({ messages, columns }: RowTrigger, change: RowChange): boolean =>
  messages.has(change.message) &&
  (change.message !== "Update" || columns.size === 0 || change.columns.some((column) => columns.has(column)));

/** The row as the platform hands it to a flow; of a deleted row its id only. */
export function readEvent(dataverse: Dataverse, { message, table, id, user }: RowChange): RowEvent {
  const { primaryId, definition } = dataverse.schema.table(table);
  const base = { SdkMessage: message, RunAsSystemUserId: user, ItemInternalId: id, [primaryId]: id };
  if (message === "Delete" || !dataverse.exists(table, id)) return { body: base, owner: undefined };
  const row = dataverse.retrieve(table, id);
  const body = {
    "@odata.id": `${definition.entitySetName}(${id})`,
    "@odata.type": `#Microsoft.Dynamics.CRM.${table}`,
    ...row,
    ...base,
  };
  const owner = row._ownerid_value;
  return { body, owner: typeof owner === "string" ? owner : undefined };
}

/**
 * Whether the row fits the filter of a trigger; a deleted one has no columns that a filter could read.
 * @throws FlowError where the filter cannot be used
 */
export function fitsFilter(dataverse: Dataverse, { filter, table }: RowTrigger, { message, id }: RowChange): boolean {
  if (filter === "" || message === "Delete") return true;
  const { primaryId } = dataverse.schema.table(table);
  try {
    const query = parseQuery(`$select=${primaryId}&$top=1&$filter=${encodeURIComponent(`(${filter}) and ${primaryId} eq ${id}`)}`); // prettier-ignore
    return dataverse.retrieveMultiple(table, query).entities.length > 0;
  } catch (error) {
    if (!(error instanceof RequestError)) throw error;
    throw new FlowError("InvalidFilter", `The filter of the trigger, ${filter}, cannot be used: ${error.message}`);
  }
}
