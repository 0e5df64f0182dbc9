import * as React from "react";
import {
  Button,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Spinner,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Title3,
} from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons";
import { textOf } from "../client/rowValues";
import { Card } from "../parts/Card";
import { StatusBadge } from "../parts/StatusBadge";
import { useLoaded } from "../state/useLoaded";
import { useDesk } from "../DeskContext";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px", padding: "16px" },
  heading: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: { margin: 0 },
  wide: { width: "32%" },
});

interface ListProps {
  title: string;
  table: string;
  /** Primary key, then the columns as shown; the second one is the link that opens the record. */
  id: string;
  name: string;
  columns: readonly { key: string; label: string }[];
  query: string;
  none: string;
  refreshes: number;
}

function RecordList(props: ListProps): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const { table, query, refreshes } = props;
  const list = useLoaded(
    React.useCallback(() => desk.dataverse.retrieveMultiple(table, query), [desk, table, query]),
    { again: refreshes },
  );
  const rows = list.kind === "ready" ? list.value.rows : [];
  return (
    <Card title={props.title}>
      {list.kind === "failed" && (
        <MessageBar intent="error" layout="multiline">
          <MessageBarBody>{list.reason}</MessageBarBody>
        </MessageBar>
      )}
      {list.kind === "loading" && <Spinner size="tiny" />}
      {list.kind === "ready" && rows.length === 0 && props.none}
      {rows.length > 0 && (
        <Table size="small" aria-label={props.title}>
          <TableHeader>
            <TableRow>
              {props.columns.map(({ key, label }) => (
                <TableHeaderCell key={key} className={key === props.name ? styles.wide : undefined}>
                  {label}
                </TableHeaderCell>
              ))}
            </TableRow>
          </TableHeader>
          <TableBody>
            {rows.map((row) => {
              const id = String(row[props.id]);
              return (
                <TableRow key={id}>
                  {props.columns.map(({ key }) => (
                    <TableCell key={key}>
                      {key === props.name && (
                        <Link as="button" onClick={() => desk.openSession(table, id, true)}>
                          {textOf(row, key)}
                        </Link>
                      )}
                      {key === "statuscode" && <StatusBadge table={table} row={row} text={textOf(row, key)} />}
                      {key !== props.name && key !== "statuscode" && textOf(row, key)}
                    </TableCell>
                  ))}
                </TableRow>
              );
            })}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}

/** The Home tab: what the agent has to do, each row a session. */
export function HomePage({ refreshes }: { refreshes: number }): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const home = desk.sessions.get().sessions[0]?.focusedTabId ?? "";
  return (
    <div className={styles.page}>
      <div className={styles.heading}>
        <Title3 as="h1" className={styles.title}>
          Agent dashboard
        </Title3>
        <Button
          appearance="subtle"
          size="small"
          icon={<ArrowClockwiseRegular />}
          onClick={() => desk.sessions.refreshTab(home)}
        >
          Refresh
        </Button>
      </div>
      <RecordList
        title="My conversations"
        table="msdyn_ocliveworkitem"
        id="activityid"
        name="subject"
        columns={[
          { key: "subject", label: "Subject" },
          { key: "_msdyn_customer_value", label: "Customer" },
          { key: "msdyn_channel", label: "Channel" },
          { key: "statuscode", label: "Status" },
          { key: "createdon", label: "Created on" },
        ]}
        query={
          "?$select=subject,_msdyn_customer_value,msdyn_channel,statuscode,createdon" +
          `&$filter=_msdyn_activeagentid_value eq ${desk.user.id} and statuscode ne 4` +
          "&$orderby=createdon desc&$top=25"
        }
        none="You have no conversations."
        refreshes={refreshes}
      />
      <RecordList
        title="Active cases"
        table="incident"
        id="incidentid"
        name="title"
        columns={[
          { key: "title", label: "Case title" },
          { key: "ticketnumber", label: "Case number" },
          { key: "_customerid_value", label: "Customer" },
          { key: "prioritycode", label: "Priority" },
          { key: "statuscode", label: "Status" },
          { key: "createdon", label: "Created on" },
        ]}
        query={
          "?$select=title,ticketnumber,_customerid_value,prioritycode,statuscode,createdon" +
          "&$filter=statecode eq 0&$orderby=createdon desc&$top=25"
        }
        none="There are no active cases."
        refreshes={refreshes}
      />
    </div>
  );
}
