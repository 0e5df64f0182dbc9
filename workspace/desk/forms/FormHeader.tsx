import * as React from "react";
import { Avatar, Button, Caption1, makeStyles, Title3, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular, DismissRegular } from "@fluentui/react-icons";
import type { Row } from "../client/dataverseClient";
import { columnsOf, labelText, type TableMetadata } from "../client/tableMetadata";
import { useDesk } from "../DeskContext";
import { TableIcon } from "../parts/icons";
import { FieldValue } from "./FieldList";
import { StatusBadge } from "../parts/StatusBadge";

const useStyles = makeStyles({
  commands: { display: "flex", gap: "4px", padding: "4px 8px" },
  header: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: "8px 24px",
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    padding: "12px 16px",
  },
  title: { display: "flex", alignItems: "center", gap: "12px", flexGrow: 1, flexBasis: "240px", minWidth: 0 },
  titleText: { minWidth: 0 },
  name: { margin: 0, overflowWrap: "anywhere" },
  caption: { color: tokens.colorNeutralForeground2 },
  values: {
    display: "flex",
    flexWrap: "wrap",
    gap: "8px 24px",
    margin: 0,
    // On a low screen, as at 200 % zoom, the form itself needs the room.
    "@media (max-height: 560px)": { display: "none" },
  },
  value: { display: "flex", flexDirection: "column" },
  valueLabel: { color: tokens.colorNeutralForeground3 },
  definition: { margin: 0 },
});

/** Commands of a form that is open in a tab. @param saved a record that is not saved cannot be read again */
export function FormCommands(props: {
  tabId: string;
  canClose: boolean;
  saved: boolean;
  children?: React.ReactNode;
}): React.ReactElement {
  const styles = useStyles();
  const { sessions } = useDesk();
  return (
    <div className={styles.commands} role="toolbar" aria-label="Form commands">
      {props.children}
      {props.saved && (
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowClockwiseRegular />}
          onClick={() => sessions.refreshTab(props.tabId)}
        >
          Refresh
        </Button>
      )}
      {props.canClose && (
        <Button
          appearance="subtle"
          size="small"
          icon={<DismissRegular />}
          onClick={() => sessions.closeTab(props.tabId)}
        >
          Close tab
        </Button>
      )}
    </div>
  );
}

/** The header of a form: name and table at the left, the most asked-for columns at the right. */
export function FormHeader(props: {
  table: TableMetadata;
  row: Row;
  name: string;
  /** Values of the form differ from those of the row. */
  unsaved: boolean;
}): React.ReactElement {
  const styles = useStyles();
  const { table, row, name, unsaved } = props;
  const { appTables } = useDesk();
  const isPerson = appTables.find(table.LogicalName)?.icon === "person";
  return (
    <header className={styles.header}>
      <div className={styles.title}>
        <Avatar
          aria-hidden="true"
          size={40}
          color={isPerson ? "colorful" : "brand"}
          shape={isPerson ? "circular" : "square"}
          {...(isPerson ? { name } : { icon: <TableIcon table={table.LogicalName} /> })}
        />
        <div className={styles.titleText}>
          <Title3 as="h1" className={styles.name} block>
            {name}
          </Title3>
          <Caption1 className={styles.caption}>
            {labelText(table.DisplayName, table.LogicalName)}
            {unsaved && " · Unsaved"}
          </Caption1>
        </div>
      </div>
      <dl className={styles.values}>
        {columnsOf(table, appTables.formOf(table.LogicalName).header).map((column) => (
          <div key={column.LogicalName} className={styles.value}>
            <dt className={styles.valueLabel}>
              <Caption1>{labelText(column.DisplayName, column.LogicalName)}</Caption1>
            </dt>
            <dd className={styles.definition} data-header-column={column.LogicalName}>
              {column.LogicalName === "statuscode" ? (
                <StatusBadge
                  table={table.LogicalName}
                  row={row}
                  text={String(row["statuscode@OData.Community.Display.V1.FormattedValue"] ?? row.statuscode)}
                />
              ) : (
                <FieldValue row={row} column={column} />
              )}
            </dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
