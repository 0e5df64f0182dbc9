import * as React from "react";
import {
  Link,
  makeStyles,
  Spinner,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from "@fluentui/react-components";
import type { HomeList } from "../../dataverse/tables/appPart";
import type { Row } from "../client/dataverseClient";
import { keyOf, textOf } from "../client/rowValues";
import { columnsOf, labelText } from "../client/tableMetadata";
import { useDesk } from "../DeskContext";
import { Card } from "../parts/Card";
import { Problem } from "../parts/Problem";
import { StatusBadge } from "../parts/StatusBadge";
import { useLoaded } from "../state/useLoaded";

const useStyles = makeStyles({ wide: { width: "32%" } });

/** How many rows a list shows at most; the latest ones. */
const longest = 25;

interface RecordListProps {
  table: string;
  list: HomeList;
  refreshes: number;
}

/** Rows of a table, the latest first; the primary name of each opens a session on it. */
export function RecordList({ table, list, refreshes }: RecordListProps): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const read = useLoaded(
    React.useCallback(async () => {
      const definition = await desk.metadata.table(table);
      const columns = columnsOf(definition, list.columns);
      const query = `?$select=${columns.map(keyOf).join(",")}&$filter=${list.filter}&$orderby=createdon desc&$top=${longest}`;
      const { rows } = await desk.dataverse.retrieveMultiple(table, query);
      return { definition, columns, rows };
    }, [desk, table, list]),
    { again: refreshes },
  );
  const found = read.kind === "ready" ? read.value : null;

  const cell = (row: Row, name: string, key: string): React.ReactNode => {
    if (name === "statuscode") return <StatusBadge table={table} row={row} text={textOf(row, key)} />;
    if (name !== found?.definition.PrimaryNameAttribute) return textOf(row, key);
    const id = String(row[found.definition.PrimaryIdAttribute]);
    return (
      <Link as="button" onClick={() => desk.openSession(table, id, true)}>
        {textOf(row, key)}
      </Link>
    );
  };

  return (
    <Card title={list.title} isLandmark>
      {read.kind === "failed" && <Problem reason={read.reason} />}
      {read.kind === "loading" && <Spinner size="tiny" />}
      {found?.rows.length === 0 && list.none}
      {found && found.rows.length > 0 && (
        <Table size="small" aria-label={list.title}>
          <TableHeader>
            <TableRow>
              {found.columns.map(({ LogicalName, DisplayName }) => (
                <TableHeaderCell
                  key={LogicalName}
                  className={LogicalName === found.definition.PrimaryNameAttribute ? styles.wide : undefined}
                >
                  {list.headings?.[LogicalName] ?? labelText(DisplayName, LogicalName)}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {found.rows.map((row) => (
              <TableRow key={String(row[found.definition.PrimaryIdAttribute])}>
                {found.columns.map((column) => (
                  <TableCell key={column.LogicalName}>{cell(row, column.LogicalName, keyOf(column))}</TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
