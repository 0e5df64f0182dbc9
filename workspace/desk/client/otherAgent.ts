import { lookupOf, textOf } from "./rowValues";
import type { DataverseClient, Row } from "./dataverseClient";
import {
  isLookup,
  labelText,
  typeNameOf,
  type ColumnMetadata,
  type MetadataCache,
  type TableMetadata,
} from "./tableMetadata";

/** The other agent, by name. */
export const otherAgentName = "Oscar Ward";

/** A record that another agent may work on at the same time. */
export interface SharedRecord {
  readonly table: string;
  readonly id: string;
  readonly name: string;
}

const tables = ["contact", "account", "incident"];

/**
 * A record of the app and the contacts, accounts and cases that its lookups point to, each once.
 * @param id of the record of a session
 */
export async function sharedRecords(
  dataverse: DataverseClient,
  metadata: MetadataCache,
  table: string,
  id: string,
): Promise<SharedRecord[]> {
  const [definition, row] = await Promise.all([metadata.table(table), dataverse.retrieve(table, id)]);
  const own: SharedRecord[] = [{ table, id, name: textOf(row, definition.PrimaryNameAttribute) }];
  const linked = definition.Attributes.filter(isLookup).flatMap(({ LogicalName }) => lookupOf(row, LogicalName) ?? []);
  const all = [
    ...linked.map(({ id: linkedId, entityType, name = "" }) => ({ table: entityType, id: linkedId, name })),
    ...own,
  ];
  const shared = all.filter((record) => tables.includes(record.table));
  return shared.filter((record, index) => shared.findIndex((other) => other.id === record.id) === index);
}

/** Columns that the other agent can change by a field: no lookups, nothing that only a message sets. In the order of labels. */
export const changeableColumns = ({ Attributes }: TableMetadata): ColumnMetadata[] =>
  Attributes.filter((column) => column.IsValidForUpdate && !isLookup(column) && typeNameOf(column) !== "state").sort(
    (one, other) => labelOf(one).localeCompare(labelOf(other)),
  );

/** What a column is called. */
export const labelOf = (column: ColumnMetadata): string => labelText(column.DisplayName, column.LogicalName);

/** Changes a row in the name of the other agent. @param values as in an update */
export async function changeAsOtherAgent(
  server: DataverseClient,
  { table, id }: SharedRecord,
  values: Row,
): Promise<void> {
  await server.request("POST", "/workspace/other-agent", { table, id, values });
}
