import * as React from "react";
import {
  Button,
  Caption1,
  makeStyles,
  Switch,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { PlayRegular } from "@fluentui/react-icons";
import type { FlowView } from "../../flows/flowView";
import { Card } from "../parts/Card";

const useStyles = makeStyles({
  flow: { width: "52%" },
  name: { display: "flex", flexDirection: "column", gap: "2px", padding: "6px 0" },
  quiet: { color: tokens.colorNeutralForeground3 },
  counts: { display: "flex", flexDirection: "column" },
});

const byHand = new Set(["manual", "recurrence"]);

interface FlowsCardProps {
  flows: readonly FlowView[];
  turn: (flow: FlowView, isOn: boolean) => void;
  start: (flow: FlowView) => void;
}

/** The flows: what begins them, whether they are on, and how their runs ended. */
export function FlowsCard({ flows, turn, start }: FlowsCardProps): React.ReactElement {
  const styles = useStyles();
  return (
    <Card title="Cloud flows" isLandmark>
      {flows.length === 0 && "The solutions of this workspace have no cloud flows."}
      {flows.length > 0 && (
        <Table size="small" aria-label="Cloud flows">
          <TableHeader>
            <TableRow>
              <TableHeaderCell className={styles.flow}>Flow</TableHeaderCell>
              <TableHeaderCell>Status</TableHeaderCell>
              <TableHeaderCell>Runs</TableHeaderCell>
              <TableHeaderCell>Begin</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {flows.map((flow) => (
              <TableRow key={flow.id}>
                <TableCell>
                  <div className={styles.name}>
                    <Text weight="semibold">{flow.name}</Text>
                    <Caption1 className={styles.quiet}>{flow.trigger.says}</Caption1>
                  </div>
                </TableCell>
                <TableCell>
                  <Switch
                    aria-label={flow.name}
                    label={flow.isOn ? "On" : "Off"}
                    checked={flow.isOn}
                    onChange={(_event, { checked }) => turn(flow, checked)}
                  />
                </TableCell>
                <TableCell>
                  <div className={styles.counts}>
                    <span>{flow.counts.Succeeded} succeeded</span>
                    {flow.counts.Failed > 0 && <span>{flow.counts.Failed} failed</span>}
                    {flow.counts.retries > 0 && (
                      <Caption1 className={styles.quiet}>{flow.counts.retries} retries</Caption1>
                    )}
                  </div>
                </TableCell>
                <TableCell>
                  {byHand.has(flow.trigger.kind) ? (
                    <Button
                      size="small"
                      icon={<PlayRegular />}
                      disabled={!flow.isOn}
                      aria-label={`Run ${flow.name}`}
                      onClick={() => start(flow)}
                    >
                      Run
                    </Button>
                  ) : (
                    <Caption1 className={styles.quiet}>By itself</Caption1>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}
