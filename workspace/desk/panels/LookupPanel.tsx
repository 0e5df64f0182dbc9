import * as React from "react";
import {
  Button,
  Caption1,
  Checkbox,
  DrawerBody,
  DrawerFooter,
  DrawerHeader,
  DrawerHeaderTitle,
  Input,
  makeStyles,
  mergeClasses,
  OverlayDrawer,
  Spinner,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import { DismissRegular, SearchRegular } from "@fluentui/react-icons";
import { findRecords, type Found } from "../dataverse/search";
import { useDesk } from "../shell/DeskContext";
import { TableIcon } from "../shell/icons";
import type { Overlay } from "../state/overlays";

const useStyles = makeStyles({
  body: { display: "flex", flexDirection: "column", gap: "10px", overflow: "hidden" },
  list: { listStyleType: "none", margin: 0, padding: 0, overflowY: "auto", flexGrow: 1, minHeight: 0 },
  option: {
    display: "flex",
    alignItems: "center",
    gap: "10px",
    padding: "6px 8px",
    borderRadius: tokens.borderRadiusMedium,
    cursor: "pointer",
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    outline: `2px solid ${tokens.colorStrokeFocus2}`,
    outlineOffset: "-2px",
  },
  names: { display: "flex", flexDirection: "column", minWidth: 0 },
  detail: { color: tokens.colorNeutralForeground3 },
});

const pageSize = 50;
/** Milliseconds without a key before a search starts. */
const typingPause = 200;

type Search = { kind: "searching" } | { kind: "failed"; reason: string } | { kind: "found"; records: readonly Found[] };

function useSearch(table: string, text: string): Search {
  const { dataverse, metadata } = useDesk();
  const [search, setSearch] = React.useState<Search>({ kind: "searching" });
  React.useEffect(() => {
    let current = true;
    setSearch({ kind: "searching" });
    const timer = setTimeout(
      () => {
        findRecords(dataverse, metadata, table, text, pageSize).then(
          (records) => current && setSearch({ kind: "found", records }),
          (error: unknown) =>
            current && setSearch({ kind: "failed", reason: error instanceof Error ? error.message : String(error) }),
        );
      },
      text === "" ? 0 : typingPause,
    );
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [dataverse, metadata, table, text]);
  return search;
}

/** The lookup panel of `utils.lookupObjects`: search in one table at a time; Esc closes without a choice. */
export function LookupPanel({ overlay }: { overlay: Extract<Overlay, { kind: "lookup" }> }): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const { entityTypes, defaultEntityType, allowMultiSelect } = overlay.options;
  const [table, setTable] = React.useState(
    defaultEntityType && entityTypes.includes(defaultEntityType) ? defaultEntityType : (entityTypes[0] ?? ""),
  );
  const [text, setText] = React.useState("");
  const [active, setActive] = React.useState(0);
  const [chosen, setChosen] = React.useState<readonly Found[]>([]);
  const search = useSearch(table, text);
  const records = search.kind === "found" ? search.records : [];
  const activeId = records[active] ? `lookup-option-${active}` : undefined;

  React.useEffect(() => setActive(0), [search]);
  React.useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: "nearest" });
  }, [activeId]);

  const isChosen = (record: Found) => chosen.some(({ id }) => id === record.id);
  const answer = (found: readonly Found[]) =>
    overlay.answer(found.map(({ id, name, table: entityType }) => ({ id, name, entityType })));
  const pick = (record: Found) => {
    if (!allowMultiSelect) answer([record]);
    else setChosen(isChosen(record) ? chosen.filter(({ id }) => id !== record.id) : [...chosen, record]);
  };

  const keys: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setActive(Math.min(active + 1, records.length - 1)),
    ArrowUp: () => setActive(Math.max(active - 1, 0)),
    Enter: () => {
      const record = records[active];
      if (record) pick(record);
    },
  };

  return (
    <OverlayDrawer
      open
      position="end"
      aria-label="Look up records"
      onOpenChange={(_event, data) => {
        if (!data.open) overlay.answer([]);
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          action={
            <Button
              appearance="subtle"
              icon={<DismissRegular />}
              aria-label="Close"
              onClick={() => overlay.answer([])}
            />
          }
        >
          Look up records
        </DrawerHeaderTitle>
      </DrawerHeader>
      <DrawerBody className={styles.body}>
        {entityTypes.length > 1 && (
          <TabList size="small" selectedValue={table} onTabSelect={(_event, { value }) => setTable(String(value))}>
            {entityTypes.map((name) => (
              <Tab key={name} value={name} icon={<TableIcon table={name} />}>
                {desk.tableLabel(name)}
              </Tab>
            ))}
          </TabList>
        )}
        <Input
          autoFocus
          role="combobox"
          aria-label={`Search ${desk.tableLabel(table)}`}
          aria-expanded
          aria-controls="lookup-options"
          {...(activeId ? { "aria-activedescendant": activeId } : {})}
          contentBefore={<SearchRegular />}
          placeholder="Search"
          value={text}
          onChange={(_event, data) => setText(data.value)}
          onKeyDown={(event) => {
            const act = keys[event.key];
            if (!act) return;
            event.preventDefault();
            act();
          }}
        />
        <div role="status">
          {search.kind === "searching" && <Spinner size="tiny" label="Searching" />}
          {search.kind === "failed" && search.reason}
          {search.kind === "found" && records.length === 0 && "No records found. Try another word."}
        </div>
        <ul
          id="lookup-options"
          role="listbox"
          aria-label="Results"
          aria-multiselectable={allowMultiSelect ?? false}
          className={styles.list}
        >
          {records.map((record, index) => (
            <li
              key={record.id}
              id={`lookup-option-${index}`}
              role="option"
              aria-selected={allowMultiSelect ? isChosen(record) : index === active}
              className={mergeClasses(styles.option, index === active && styles.active)}
              onClick={() => pick(record)}
            >
              {allowMultiSelect ? (
                <Checkbox checked={isChosen(record)} tabIndex={-1} aria-hidden />
              ) : (
                <TableIcon table={record.table} />
              )}
              <span className={styles.names}>
                <span>{record.name}</span>
                <Caption1 className={styles.detail}>{record.detail}</Caption1>
              </span>
            </li>
          ))}
        </ul>
      </DrawerBody>
      {allowMultiSelect && (
        <DrawerFooter>
          <Button appearance="primary" disabled={chosen.length === 0} onClick={() => answer(chosen)}>
            Add {chosen.length > 0 ? chosen.length : ""}
          </Button>
          <Button onClick={() => overlay.answer([])}>Cancel</Button>
        </DrawerFooter>
      )}
    </OverlayDrawer>
  );
}
