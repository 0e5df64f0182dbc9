import * as React from "react";
import { Caption1, Combobox, makeStyles, Option, OptionGroup } from "@fluentui/react-components";
import { findRecords } from "../client/findRecords";
import { useLoaded } from "../state/useLoaded";
import { useDesk } from "../DeskContext";

const useStyles = makeStyles({
  search: { width: "100%", maxWidth: "420px", minWidth: 0 },
  option: { display: "flex", flexDirection: "column" },
});

const perTable = 5;
/** Milliseconds without a key before a search starts. */
const typingPause = 250;

/** Names in a sentence: "contacts, accounts and cases". */
const listed = (names: readonly string[]): string =>
  [names.slice(0, -1).join(", "), ...names.slice(-1)].filter((part) => part !== "").join(" and ");

/** Search over the tables an agent looks in most; a result opens in a tab or, for a case, in a session. */
export function GlobalSearch(): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const tables = desk.appTables.inBar;
  const [text, setText] = React.useState("");
  const words = text.trim();
  const search = useLoaded(
    React.useCallback(
      async () =>
        words === ""
          ? []
          : (await Promise.all(tables.map(({ table }) => findRecords(desk, table, words, perTable)))).flat(),
      [desk, tables, words],
    ),
    { delay: typingPause, forget: true },
  );
  const found = words !== "" && search.kind === "ready" ? search.value : null;

  const open = (value: string | undefined) => {
    const record = found?.find(({ table, id }) => `${table}:${id}` === value);
    if (!record) return;
    setText("");
    desk.openAnywhere(record.table, record.id);
  };

  return (
    <div role="search" className={styles.search}>
      <Combobox
        className={styles.search}
        aria-label="Search"
        placeholder={`Search ${listed(tables.map(({ table }) => desk.tableLabels(table).toLowerCase()))}`}
        freeform
        expandIcon={null}
        value={text}
        selectedOptions={[]}
        onInput={(event) => setText(event.currentTarget.value)}
        onOptionSelect={(_event, data) => open(data.optionValue)}
      >
        {words === "" && (
          <Option key="hint" text="" disabled>
            Type a name, number or e-mail address
          </Option>
        )}
        {search.kind === "failed" && (
          <Option key="failed" text="" disabled>
            {search.reason}
          </Option>
        )}
        {found?.length === 0 && (
          <Option key="none" text="" disabled>
            No records found
          </Option>
        )}
        {tables.map(({ table }) => {
          const records = found?.filter((record) => record.table === table) ?? [];
          return records.length === 0 ? null : (
            <OptionGroup key={table} label={desk.tableLabel(table)}>
              {records.map((record) => (
                <Option key={record.id} value={`${table}:${record.id}`} text={record.name}>
                  <span className={styles.option}>
                    {record.name}
                    <Caption1>{record.detail}</Caption1>
                  </span>
                </Option>
              ))}
            </OptionGroup>
          );
        })}
      </Combobox>
    </div>
  );
}
