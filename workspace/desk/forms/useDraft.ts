import * as React from "react";
import { columnsOf, type ColumnMetadata, type TableMetadata } from "../client/tableMetadata";
import { useDesk } from "../DeskContext";
import { messageOf } from "../state/messageOf";
import { useLoaded } from "../state/useLoaded";
import { draftFrom, missingColumns, saveDraft, type Draft } from "./draft";

/** A record that is being created, as a form and the quick create panel show it. */
interface DraftForm {
  /** Null until the table's metadata is there. */
  table: TableMetadata | null;
  columns: readonly ColumnMetadata[];
  draft: Draft;
  missing: readonly string[];
  /** Why the last save failed; null when it did not. */
  problem: string | null;
  saving: boolean;
  change: (draft: Draft) => void;
  /** Creates the record. Resolves with null when a required column is empty or the server refused. */
  save: () => Promise<ComponentFramework.LookupValue | null>;
}

/** Holds the values of a new record, checks and saves them. @param defaults as openForm takes them */
export function useDraft(tableName: string, defaults: Readonly<Record<string, string>>): DraftForm {
  const { dataverse, metadata, appTables } = useDesk();
  const [draft, change] = React.useState<Draft>({});
  const [missing, setMissing] = React.useState<readonly string[]>([]);
  const [unsaved, setUnsaved] = React.useState<string | null>(null);
  const [saving, setSaving] = React.useState(false);
  const loaded = useLoaded(React.useCallback(() => metadata.table(tableName), [metadata, tableName]));
  const table = loaded.kind === "ready" ? loaded.value : null;
  const { create } = appTables.formOf(tableName);
  const columns = React.useMemo(() => (table ? columnsOf(table, create) : []), [table, create]);
  React.useEffect(() => change(draftFrom(columns, defaults)), [columns, defaults]);

  const save = async () => {
    if (!table) return null;
    const empty = missingColumns(columns, draft);
    setMissing(empty);
    setUnsaved(null);
    if (empty.length > 0) return null;
    setSaving(true);
    try {
      return await saveDraft(dataverse, table, columns, draft);
    } catch (error) {
      setUnsaved(messageOf(error));
      return null;
    } finally {
      setSaving(false);
    }
  };
  const problem = loaded.kind === "failed" ? loaded.reason : unsaved;
  return { table, columns, draft, missing, problem, saving, change, save };
}
