import * as React from "react";
import { Button, Caption1, makeStyles, Spinner, Title3, tokens } from "@fluentui/react-components";
import { PlayRegular } from "@fluentui/react-icons";
import type { FlowView } from "../../flows/flowView";
import { FlowsClient } from "../client/flows";
import { useDesk } from "../DeskContext";
import { Problem } from "../parts/Problem";
import { messageOf } from "../state/messageOf";
import { useLoaded } from "../state/useLoaded";
import { FlowsCard } from "./FlowsCard";
import { routeNewCase } from "./routeNewCase";
import { RunCard, RunsCard } from "./RunsCard";
import { ConnectionsCard, VariablesCard } from "./SettingsCards";

const useStyles = makeStyles({
  page: { display: "flex", flexDirection: "column", gap: "12px", padding: "16px" },
  heading: { display: "flex", alignItems: "center", justifyContent: "space-between", gap: "16px", flexWrap: "wrap" },
  title: { margin: 0 },
  quiet: { color: tokens.colorNeutralForeground3, display: "block" },
  columns: { display: "flex", gap: "12px", alignItems: "flex-start", flexWrap: "wrap" },
  wide: { display: "flex", flexDirection: "column", gap: "12px", flexGrow: 2, flexBasis: "520px", minWidth: 0 },
  narrow: { display: "flex", flexDirection: "column", gap: "12px", flexGrow: 1, flexBasis: "300px", minWidth: 0 },
});

/** How often the runs are read while the page is in front, in milliseconds. */
const beat = 1500;

/** Counts while the page is in front. */
function useBeat(page: React.RefObject<HTMLElement>): [count: number, now: () => void] {
  const [count, setCount] = React.useState(0);
  const now = React.useCallback(() => setCount((before) => before + 1), []);
  React.useEffect(() => {
    const timer = setInterval(() => {
      if (page.current?.offsetParent !== null && !document.hidden) now();
    }, beat);
    return () => clearInterval(timer);
  }, [page, now]);
  return [count, now];
}

/** The first flow that routes new cases through a custom connector, or else one that begins with a new case. */
function storyFlow(flows: readonly FlowView[]): FlowView | undefined {
  const ofCases = flows.filter(({ trigger }) => trigger.kind === "row" && trigger.table === "incident");
  return ofCases.find(({ callsCustomConnector }) => callsCustomConnector) ?? ofCases[0];
}

/** The solutions of the workspace: their flows, what those need, and what they did. */
export function SolutionsPage(): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const page = React.useRef<HTMLDivElement>(null);
  const flows = React.useMemo(() => new FlowsClient(), []);
  const [count, now] = useBeat(page);
  const [problem, setProblem] = React.useState<string>();
  const [isRouting, setRouting] = React.useState(false);
  const [chosen, choose] = React.useState<string>();
  const read = useLoaded(
    React.useCallback(async () => {
      const [view, runs] = await Promise.all([flows.view(), flows.runs()]);
      return { view, runs };
    }, [flows]),
    { again: count },
  );
  /** Does something, then reads again; what went wrong is shown until the next time. */
  const act = async (action: () => Promise<unknown>): Promise<void> => {
    setProblem(undefined);
    try {
      await action();
    } catch (error) {
      setProblem(messageOf(error));
    }
    now();
  };
  const story = async (flow: FlowView): Promise<void> => {
    setRouting(true);
    await act(() => routeNewCase(desk, flows, flow));
    setRouting(false);
  };

  if (read.kind === "loading") return <Spinner label="Reading the solutions" style={{ padding: "32px" }} />;
  if (read.kind === "failed") {
    return (
      <div className={styles.page}>
        <Problem title="The solutions could not be read." reason={read.reason}>
          <Button onClick={now}>Try again</Button>
        </Problem>
      </div>
    );
  }
  const { view, runs } = read.value;
  const flow = storyFlow(view.flows);
  const shown = chosen ?? runs[0]?.id;
  return (
    <div className={styles.page} ref={page}>
      <div className={styles.heading}>
        <div>
          <Title3 as="h1" className={styles.title}>
            Solutions
          </Title3>
          <Caption1 className={styles.quiet}>
            {view.solutions.map(({ displayName, version }) => `${displayName} ${version}`).join(" · ")}
          </Caption1>
        </div>
        {flow && (
          <Button
            appearance="primary"
            icon={isRouting ? <Spinner size="tiny" /> : <PlayRegular />}
            disabledFocusable={isRouting}
            title="Connects the flow and turns it on, creates a case, and opens the conversation that comes of it"
            onClick={() => void story(flow)}
          >
            Route a new case
          </Button>
        )}
      </div>
      <div role="status">{problem !== undefined && <Problem reason={problem} />}</div>
      <div className={styles.columns}>
        <div className={styles.wide}>
          <FlowsCard
            flows={view.flows}
            turn={(one, isOn) => void act(() => flows.turn(one.id, isOn))}
            start={(one) => void act(() => flows.start(one.id))}
          />
          <RunsCard runs={runs} chosen={shown} choose={({ id }) => choose(id)} />
          {shown !== undefined && (
            <RunCard
              flows={flows}
              id={shown}
              again={count}
              resubmit={(id) => void act(async () => choose((await flows.resubmit(id)).id))}
            />
          )}
        </div>
        <div className={styles.narrow}>
          <ConnectionsCard
            connections={view.connections}
            connect={(one, isConnected) => void act(() => flows.connect(one.logicalName, isConnected))}
          />
          <VariablesCard
            variables={view.variables}
            set={(one, value) => void act(() => flows.setValue(one.schemaName, value))}
          />
        </div>
      </div>
    </div>
  );
}
