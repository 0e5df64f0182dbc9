import * as React from "react";
import { Button, Caption1, makeStyles } from "@fluentui/react-components";
import {
  changeableColumns,
  changeAsOtherAgent,
  labelOf,
  otherAgentName,
  sharedRecords,
  type SharedRecord,
} from "../client/otherAgent";
import type { TableMetadata } from "../client/tableMetadata";
import { useDesk } from "../DeskContext";
import { rowOf, type Draft } from "../forms/draft";
import { DraftFields } from "../forms/DraftFields";
import { messageOf } from "../state/messageOf";
import { useLoaded } from "../state/useLoaded";
import { useObservable } from "../state/useObservable";
import { Choice } from "./Choice";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: "10px", paddingTop: "8px" },
});

/** A second agent, who changes a record of the session in front while this one looks at it. */
export function OtherAgent(): React.ReactElement {
  const styles = useStyles();
  const [open, setOpen] = React.useState(false);
  return (
    <details onToggle={(event) => setOpen((event.currentTarget as HTMLDetailsElement).open)}>
      <summary>
        <Caption1>Another agent: {otherAgentName}</Caption1>
      </summary>
      {open && (
        <div className={styles.body}>
          <Records />
        </div>
      )}
    </details>
  );
}

/** The records of the session in front. */
function Records(): React.ReactElement {
  const { dataverse, metadata, sessions } = useDesk();
  const { focusedSessionId } = useObservable(sessions);
  const [anchor] = sessions.session(focusedSessionId).tabs;
  const { table = "", recordId = null } = anchor?.content.kind === "record" ? anchor.content : {};
  const [chosen, choose] = React.useState("");
  const load = React.useCallback(
    () => (recordId === null ? Promise.resolve([]) : sharedRecords(dataverse, metadata, table, recordId)),
    [dataverse, metadata, table, recordId],
  );
  const records = useLoaded(load, { forget: true });
  if (records.kind === "failed") return <Caption1 role="alert">{records.reason}</Caption1>;
  if (records.kind === "loading") return <Caption1>Reading…</Caption1>;
  const record = records.value.find(({ id }) => id === chosen) ?? records.value[0];
  if (!record) return <Caption1>The session in front has no contact, account or case.</Caption1>;
  return (
    <>
      <Choice
        label="Record"
        value={record.id}
        choices={records.value.map(({ id, name }) => [id, name])}
        choose={choose}
      />
      <Change key={record.id} record={record} />
    </>
  );
}

/** One column of a record, and its new value. */
function Change({ record }: { record: SharedRecord }): React.ReactElement {
  const { metadata } = useDesk();
  const table = useLoaded(React.useCallback(() => metadata.table(record.table), [metadata, record.table]));
  if (table.kind === "failed") return <Caption1 role="alert">{table.reason}</Caption1>;
  if (table.kind === "loading") return <Caption1>Reading…</Caption1>;
  return <ChangeOf record={record} table={table.value} />;
}

function ChangeOf({ record, table }: { record: SharedRecord; table: TableMetadata }): React.ReactElement {
  const { dataverse } = useDesk();
  const columns = React.useMemo(() => changeableColumns(table), [table]);
  const [name, setName] = React.useState(columns[0]?.LogicalName ?? "");
  const [draft, change] = React.useState<Draft>({});
  const [outcome, setOutcome] = React.useState("");
  const column = columns.find(({ LogicalName }) => LogicalName === name);
  if (!column) return <Caption1>No column of this record can be changed.</Caption1>;
  const save = async () => {
    const values = { [name]: null, ...(await rowOf(dataverse, table, [column], draft)) };
    await changeAsOtherAgent(dataverse, record, values);
    return `${otherAgentName} changed ${labelOf(column)}.`;
  };
  return (
    <>
      <Choice
        label="Column"
        value={name}
        choices={columns.map((one) => [one.LogicalName, labelOf(one)])}
        choose={(next) => {
          setName(next);
          change({});
          setOutcome("");
        }}
      />
      <DraftFields columns={[column]} draft={draft} missing={[]} change={change} />
      <Button onClick={() => void save().then(setOutcome, (error: unknown) => setOutcome(messageOf(error)))}>
        Change it now
      </Button>
      <Caption1 role="status">{outcome}</Caption1>
    </>
  );
}
