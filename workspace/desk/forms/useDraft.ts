import * as React from "react";
import type { ColumnDefinition, TableDefinition } from "../dataverse/metadata";
import { useDesk } from "../shell/DeskContext";
import { draftFrom, missingColumns, saveDraft, type Draft } from "./draft";
import { columnsOf } from "./FieldList";
import { layoutOf } from "./formLayouts";

/** A record that is being created, as a form and the quick create panel show it. */
interface DraftForm {
  /** Null until the table's metadata is there. */
  table: TableDefinition | null;
  columns: readonly ColumnDefinition[];
  draft: Draft;
  missing: readonly string[];
  /** Why the last save failed; null when it did not. */
  problem: string | null;
  saving: boolean;
  change(draft: Draft): void;
  /** Creates the record. Resolves with null when a required column is empty or the server refused. */
  save(): Promise<ComponentFramework.LookupValue | null>;
}

/** Holds the values of a new record, checks and saves them. @param defaults as openForm takes them */
export function useDraft(tableName: string, defaults: Readonly<Record<string, string>>): DraftForm {
  const { dataverse, metadata } = useDesk();
  const [table, setTable] = React.useState<TableDefinition | null>(null);
  const [draft, change] = React.useState<Draft>({});
  const [missing, setMissing] = React.useState<readonly string[]>([]);
  const [problem, setProblem] = React.useState<string | null>(null);
  const [saving, setSaving] = React.useState(false);
  const columns = React.useMemo(() => (table ? columnsOf(table, layoutOf(tableName).create) : []), [table, tableName]);

  React.useEffect(() => {
    metadata.table(tableName).then(
      (definition) => {
        setTable(definition);
        change(draftFrom(columnsOf(definition, layoutOf(tableName).create), defaults));
      },
      (error: unknown) => setProblem(error instanceof Error ? error.message : String(error)),
    );
  }, [metadata, tableName, defaults]);

  const save = async () => {
    if (!table) return null;
    const empty = missingColumns(columns, draft);
    setMissing(empty);
    setProblem(null);
    if (empty.length > 0) return null;
    setSaving(true);
    try {
      return await saveDraft(dataverse, table, columns, draft);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
      return null;
    } finally {
      setSaving(false);
    }
  };
  return { table, columns, draft, missing, problem, saving, change, save };
}
