import * as React from "react";
import { Button, Field, makeStyles, Slider, Subtitle1, Switch, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { languageName } from "../host/languages";
import { languagesOf } from "../host/placements";
import { widthRange, writeOptions, type DeskOptions } from "../state/deskOptions";
import { useLoaded } from "../state/useLoaded";
import { useObservable } from "../state/useObservable";
import { useDesk } from "../DeskContext";
import { Choice } from "./Choice";
import { faultPresets, readFaults, setFaults } from "./faultPresets";
import { HostChoice } from "./HostChoice";
import { LogList } from "./LogList";
import { OtherAgent } from "./OtherAgent";
import { SaveChoices } from "./SaveChoices";
import { readRights, rightsPresets, setRights } from "./rightsPresets";

const useStyles = makeStyles({
  drawer: {
    display: "flex",
    flexDirection: "column",
    gap: "10px",
    width: "304px",
    flexShrink: 0,
    boxSizing: "border-box",
    padding: "12px 16px",
    overflowY: "auto",
    backgroundColor: tokens.colorNeutralBackground1,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  heading: { display: "flex", alignItems: "center", justifyContent: "space-between" },
  title: { margin: 0 },
  action: { flexShrink: 0 },
});

const latencies = [0, 300, 1000, 3000];

function Faults(): React.ReactElement {
  const desk = useDesk();
  const [latency, setLatency] = React.useState(0);
  const [preset, setPreset] = React.useState("None");
  const now = useLoaded(React.useCallback(() => readFaults(desk.dataverse), [desk]));
  React.useEffect(() => {
    if (now.kind !== "ready") return;
    setLatency(now.value.latency);
    setPreset(now.value.preset);
  }, [now]);
  const apply = (nextLatency: number, nextPreset: string) => {
    setLatency(nextLatency);
    setPreset(nextPreset);
    setFaults(desk.dataverse, nextLatency, nextPreset).catch((error: unknown) => desk.report(error));
  };
  return (
    <>
      <Choice
        label="Latency"
        value={String(latency)}
        choices={latencies.map((value) => [String(value), value === 0 ? "None" : `${value} ms`])}
        choose={(value) => apply(Number(value), preset)}
      />
      <Choice
        label="Fault"
        value={preset}
        choices={faultPresets.map(({ name }) => [name, name])}
        choose={(value) => apply(latency, value)}
      />
    </>
  );
}

/** What the signed-in user may do, as an administrator would set it with roles and column security profiles. */
function Rights(): React.ReactElement {
  const desk = useDesk();
  const now = useLoaded(React.useCallback(() => readRights(desk.dataverse), [desk]));
  return (
    <Choice
      label="Rights (reloads)"
      value={now.kind === "ready" ? now.value : ""}
      choices={rightsPresets.map(({ name }) => [name, name])}
      choose={(preset) => {
        setRights(desk.dataverse, preset)
          .then(() => window.location.reload())
          .catch((error: unknown) => desk.report(error));
      }}
    />
  );
}

/** What a maker or tester turns; closed at first. */
export function TryDrawer({ close }: { close: () => void }): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const options = useObservable(desk.options);
  const turn = (change: Partial<DeskOptions>) => desk.turn(change);
  const toggle = (name: "authoring" | "disabled", label: string) => (
    <Switch label={label} checked={options[name]} onChange={(_event, { checked }) => turn({ [name]: checked })} />
  );
  return (
    <aside className={styles.drawer} aria-label="Try">
      <div className={styles.heading}>
        <Subtitle1 as="h2" className={styles.title}>
          Try
        </Subtitle1>
        <Button appearance="subtle" icon={<DismissRegular />} aria-label="Close Try" onClick={close} />
      </div>
      <Choice
        label="Theme"
        value={options.theme}
        choices={[
          ["light", "Light"],
          ["dark", "Dark"],
          ["contrast", "High contrast"],
        ]}
        choose={(theme) => turn({ theme: theme as DeskOptions["theme"] })}
      />
      <Choice
        label="Direction"
        value={options.dir}
        choices={[
          ["ltr", "Left to right"],
          ["rtl", "Right to left"],
        ]}
        choose={(dir) => turn({ dir: dir as DeskOptions["dir"] })}
      />
      <Choice
        label="Language"
        value={String(options.lang)}
        choices={languagesOf(desk.solution).map((lcid) => [String(lcid), languageName(lcid)])}
        choose={(lang) => turn({ lang: Number(lang) })}
      />
      <HostChoice />
      <Choice
        label="React"
        value={options.react}
        choices={[
          ["17", "17.0.2 (reloads)"],
          ["16", "16.14.0 (reloads)"],
        ]}
        choose={(react) => {
          window.location.search = writeOptions({ ...options, react: react as DeskOptions["react"] });
        }}
      />
      <Field label={`Control width: ${options.width} px`}>
        <Slider
          min={widthRange.min}
          max={widthRange.max}
          step={10}
          value={options.width}
          onChange={(_event, { value }) => turn({ width: value })}
        />
      </Field>
      <Faults />
      <SaveChoices />
      <Rights />
      <div>
        <Switch
          label="Omnichannel API"
          checked={options.omnichannel === "on"}
          onChange={(_event, { checked }) => turn({ omnichannel: checked ? "on" : "off" })}
        />
        {toggle("disabled", "Read-only form")}
        {toggle("authoring", "Form designer preview")}
      </div>
      <Button className={styles.action} onClick={() => desk.openRecord("incident", null)}>
        New unsaved case
      </Button>
      <OtherAgent />
      <LogList />
    </aside>
  );
}
