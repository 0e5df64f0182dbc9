import * as React from "react";
import {
  Button,
  Caption1,
  Link,
  makeStyles,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  Text,
  tokens,
} from "@fluentui/react-components";
import { ArrowRepeatAllRegular } from "@fluentui/react-icons";
import type { RunSummary } from "../../flows/flowView";
import type { FlowsClient } from "../client/flows";
import { Card } from "../parts/Card";
import { Problem } from "../parts/Problem";
import { useLoaded } from "../state/useLoaded";
import { durationOf, RunStatus } from "./RunStatus";
import { StepList } from "./StepList";

const useStyles = makeStyles({
  flow: { width: "50%" },
  details: { display: "flex", flexDirection: "column", gap: "10px" },
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "8px" },
  words: { display: "flex", flexDirection: "column", gap: "2px", overflowWrap: "anywhere" },
  error: { color: tokens.colorPaletteRedForeground1 },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** The latest runs; the name of each opens it. */
export function RunsCard(props: {
  runs: readonly RunSummary[];
  chosen: string | undefined;
  choose: (run: RunSummary) => void;
}): React.ReactElement {
  const styles = useStyles();
  return (
    <Card title="Runs" isLandmark>
      {props.runs.length === 0 && "No flow has run yet."}
      {props.runs.length > 0 && (
        <Table size="small" aria-label="Runs">
          <TableHeader>
            <TableRow>
              <TableHeaderCell className={styles.flow}>Flow</TableHeaderCell>
              <TableHeaderCell>Begun</TableHeaderCell>
              <TableHeaderCell>Took</TableHeaderCell>
              <TableHeaderCell>Status</TableHeaderCell>
            </TableRow>
          </TableHeader>
          <TableBody>
            {props.runs.map((run) => (
              <TableRow key={run.id}>
                <TableCell>
                  <Link as="button" aria-pressed={run.id === props.chosen} onClick={() => props.choose(run)}>
                    {run.flowName}
                  </Link>
                </TableCell>
                <TableCell>{new Date(run.startTime).toLocaleTimeString()}</TableCell>
                <TableCell>{durationOf(run.startTime, run.endTime)}</TableCell>
                <TableCell>
                  <RunStatus status={run.status} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Card>
  );
}

interface RunCardProps {
  flows: FlowsClient;
  id: string;
  /** Reads again when it changes. */
  again: unknown;
  resubmit: (runId: string) => void;
}

/** One run with its trigger and its steps. */
export function RunCard({ flows, id, again, resubmit }: RunCardProps): React.ReactElement {
  const styles = useStyles();
  const read = useLoaded(
    React.useCallback(() => flows.run(id), [flows, id]),
    { again },
  );
  return (
    <Card title="Run" isLandmark>
      {read.kind === "failed" && <Problem reason={read.reason} />}
      {read.kind === "ready" && (
        <div className={styles.details}>
          <div className={styles.head}>
            <div className={styles.words}>
              <Text weight="semibold">{read.value.flowName}</Text>
              <Caption1 className={styles.quiet}>
                {durationOf(read.value.startTime, read.value.endTime)}
                {read.value.repeats === undefined ? "" : ", resubmitted"}
              </Caption1>
            </div>
            <RunStatus status={read.value.status} />
          </div>
          {read.value.error && <Caption1 className={styles.error}>{read.value.error.message}</Caption1>}
          <div>
            <Button
              size="small"
              icon={<ArrowRepeatAllRegular />}
              disabled={read.value.status === "Running"}
              onClick={() => resubmit(id)}
            >
              Resubmit
            </Button>
          </div>
          <StepList key={id} steps={[read.value.trigger, ...read.value.steps]} />
        </div>
      )}
    </Card>
  );
}
