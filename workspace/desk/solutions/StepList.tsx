import * as React from "react";
import { Caption1, makeStyles, mergeClasses, Text, tokens } from "@fluentui/react-components";
import { ChevronDownRegular, ChevronRightRegular } from "@fluentui/react-icons";
import type { StepView } from "../../flows/flowView";
import { durationOf, RunStatus } from "./RunStatus";

const useStyles = makeStyles({
  list: { listStyleType: "none", margin: 0, padding: 0, display: "flex", flexDirection: "column", gap: "4px" },
  inner: { paddingInlineStart: "20px", marginTop: "4px" },
  step: { borderRadius: tokens.borderRadiusMedium, border: `1px solid ${tokens.colorNeutralStroke2}` },
  head: {
    display: "flex",
    alignItems: "center",
    gap: "8px",
    padding: "6px 8px",
    cursor: "pointer",
    listStyleType: "none",
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere" },
  body: { padding: "0 8px 8px", display: "flex", flexDirection: "column", gap: "6px" },
  quiet: { color: tokens.colorNeutralForeground3, whiteSpace: "nowrap" },
  note: { color: tokens.colorNeutralForeground2 },
  error: { color: tokens.colorPaletteRedForeground1, overflowWrap: "anywhere" },
  json: {
    margin: 0,
    padding: "6px 8px",
    maxHeight: "200px",
    overflow: "auto",
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
    whiteSpace: "pre-wrap",
    overflowWrap: "anywhere",
    direction: "ltr",
    textAlign: "left",
  },
});

/** The longest text of a value that is shown. */
const longest = 20_000;

function Value(props: { label: string; value: unknown; isHidden: boolean; of: string }): React.ReactElement | null {
  const styles = useStyles();
  if (props.isHidden)
    return <Caption1 className={styles.note}>{props.label}: hidden, because they are secured.</Caption1>;
  if (props.value === undefined || props.value === null) return null;
  const text = JSON.stringify(props.value, null, 2);
  return (
    <div>
      <Caption1>{props.label}</Caption1>
      {/* What scrolls must be reachable by keyboard. */}
      <pre className={styles.json} tabIndex={0} role="group" aria-label={`${props.label} of ${props.of}`}>
        {text.length > longest ? `${text.slice(0, longest)}…` : text}
      </pre>
    </div>
  );
}

/** A name of a definition as the designer shows it. */
const shown = (name: string): string => name.replaceAll("_", " ");

/** Whether a step, or one that it holds, failed. */
const hasFailed = ({ status, rounds }: StepView): boolean =>
  status === "Failed" || status === "TimedOut" || rounds.some((round) => round.some(hasFailed));

/** One step: its head always, the rest when it is opened; where something failed it is open at first. */
function Step({ step }: { step: StepView }): React.ReactElement {
  const styles = useStyles();
  const [chosen, setChosen] = React.useState<boolean>();
  const isOpen = chosen ?? hasFailed(step);
  const isLoop = step.roundCount > 0;
  return (
    <details
      className={styles.step}
      open={isOpen}
      onToggle={(event) => setChosen((event.currentTarget as HTMLDetailsElement).open)}
    >
      <summary className={styles.head}>
        {isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
        <Text className={styles.name}>{shown(step.name)}</Text>
        {step.retries.length > 0 && <Caption1 className={styles.quiet}>{step.retries.length} retries</Caption1>}
        <Caption1 className={styles.quiet}>{durationOf(step.startTime, step.endTime)}</Caption1>
        <RunStatus status={step.status} />
      </summary>
      {isOpen && (
        <div className={styles.body}>
          {step.error && <Caption1 className={styles.error}>{step.error.message}</Caption1>}
          {step.note !== undefined && <Caption1 className={styles.note}>{step.note}</Caption1>}
          {step.retries.map((retry) => (
            <Caption1 key={retry.startTime} className={styles.note}>
              {retry.code}; called once more after {Math.round(retry.pause / 1000)} s, as the definition says.
            </Caption1>
          ))}
          <Value label="Inputs" value={step.inputs} isHidden={step.hiddenInputs === true} of={shown(step.name)} />
          <Value label="Outputs" value={step.outputs} isHidden={step.hiddenOutputs === true} of={shown(step.name)} />
          {isLoop && (
            <Caption1 className={styles.note}>
              {step.roundCount} {step.roundCount === 1 ? "round" : "rounds"}
              {step.roundCount > step.rounds.length ? `, of which the first ${step.rounds.length} are kept` : ""}.
            </Caption1>
          )}
          {step.rounds.map((round, at) => (
            <StepList key={at} steps={round} isInner />
          ))}
        </div>
      )}
    </details>
  );
}

/** Steps in their order. */
export function StepList({
  steps,
  isInner = false,
}: {
  steps: readonly StepView[];
  isInner?: boolean;
}): React.ReactElement {
  const styles = useStyles();
  return (
    <ol className={mergeClasses(styles.list, isInner && styles.inner)}>
      {steps.map((step) => (
        <li key={`${step.name} ${step.startTime}`}>
          <Step step={step} />
        </li>
      ))}
    </ol>
  );
}
