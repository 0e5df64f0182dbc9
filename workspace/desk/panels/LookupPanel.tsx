import * as React from "react";
import {
  Button,
  Caption1,
  Checkbox,
  Input,
  makeStyles,
  mergeClasses,
  Spinner,
  Tab,
  TabList,
  tokens,
} from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { findRecords, type Found } from "../client/findRecords";
import { useDesk } from "../DeskContext";
import { TableIcon } from "../parts/icons";
import { SidePanel } from "../parts/SidePanel";
import { useLoaded } from "../state/useLoaded";
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
/** Value of the tab that searches in every table of the lookup. */
const everyTable = "all";
/** Milliseconds without a key before a search starts. */
const typingPause = 200;

/**
 * Gives the focus to the search box. The dialog gives it to its first element, the close button, in an effect of the
 * same round as this one: what comes after that round wins.
 */
function FocusBox({ box }: { box: React.RefObject<HTMLInputElement> }): null {
  React.useEffect(() => {
    const timer = setTimeout(() => box.current?.focus());
    return () => clearTimeout(timer);
  }, [box]);
  return null;
}

/** The lookup panel of `utils.lookupObjects`: search across its tables or in one; Esc closes without a choice. */
export function LookupPanel({ overlay }: { overlay: Extract<Overlay, { kind: "lookup" }> }): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const { entityTypes, defaultEntityType, allowMultiSelect, searchText = "" } = overlay.options;
  const [table, setTable] = React.useState(
    defaultEntityType && entityTypes.includes(defaultEntityType) ? defaultEntityType : everyTable,
  );
  const [text, setText] = React.useState(searchText);
  const box = React.useRef<HTMLInputElement>(null);
  const [active, setActive] = React.useState(0);
  const [chosen, setChosen] = React.useState<readonly Found[]>([]);
  const search = useLoaded(
    React.useCallback(async () => {
      const tables = table === everyTable ? entityTypes : [table];
      const found = tables.map((name) => findRecords(desk, name, text, pageSize));
      return (await Promise.all(found)).flat();
    }, [desk, entityTypes, table, text]),
    { delay: text === "" ? 0 : typingPause, forget: true },
  );
  const records = search.kind === "ready" ? search.value : [];
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
    <SidePanel
      title="Look up records"
      className={styles.body}
      close={() => overlay.answer([])}
      footer={
        allowMultiSelect && (
          <>
            <Button appearance="primary" disabled={chosen.length === 0} onClick={() => answer(chosen)}>
              Add {chosen.length > 0 ? chosen.length : ""}
            </Button>
            <Button onClick={() => overlay.answer([])}>Cancel</Button>
          </>
        )
      }
    >
      {entityTypes.length > 1 && (
        <TabList size="small" selectedValue={table} onTabSelect={(_event, { value }) => setTable(String(value))}>
          <Tab value={everyTable}>All</Tab>
          {entityTypes.map((name) => (
            <Tab key={name} value={name} icon={<TableIcon table={name} />}>
              {desk.tableLabel(name)}
            </Tab>
          ))}
        </TabList>
      )}
      <Input
        ref={box}
        role="combobox"
        aria-label={table === everyTable ? "Search" : `Search ${desk.tableLabel(table)}`}
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
      <FocusBox box={box} />
      <div role="status">
        {search.kind === "loading" && <Spinner size="tiny" label="Searching" />}
        {search.kind === "failed" && search.reason}
        {search.kind === "ready" && records.length === 0 && "No records found. Try another word."}
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
    </SidePanel>
  );
}
