import * as React from "react";
import { FluentProvider, makeStyles, type Theme } from "@fluentui/react-components";
import type { Row } from "../client/dataverseClient";
import type { TableMetadata } from "../client/tableMetadata";
import { ControlEvents } from "../host/controlEvents";
import { runFormScripts } from "../host/formScripts";
import { createFormatting } from "../host/formatting";
import { HostedControl, type FormSettings } from "../host/hostedControl";
import { languageTag } from "../host/languages";
import { createResources } from "../host/resources";
import type { Placement } from "../host/placements";
import { designState, themes } from "../host/theme";
import { createUserSettings } from "../host/userSettings";
import type { Desk } from "../desk";
import { useDesk } from "../DeskContext";
import { Unthemed } from "../parts/Unthemed";
import { Problem } from "../parts/Problem";
import type { DeskOptions } from "../state/deskOptions";
import { useObservable } from "../state/useObservable";
import { messageOf } from "../state/messageOf";

const useStyles = makeStyles({
  frame: { minWidth: 0 },
  fullScreen: { position: "fixed", inset: 0, zIndex: 1000, overflowY: "auto" },
});

/** Keeps a control that fails while it renders from taking the page down. */
class Boundary extends React.Component<{ children: React.ReactNode }, { reason: string | null }> {
  override state = { reason: null };

  static getDerivedStateFromError(error: unknown): { reason: string } {
    return { reason: messageOf(error) };
  }

  override render(): React.ReactNode {
    return this.state.reason === null ? this.props.children : <ControlFailure reason={this.state.reason} />;
  }
}

const ControlFailure = ({ reason }: { reason: string }): React.ReactElement => (
  <Problem title="Error loading control" reason={reason} />
);

/** What the host has around a control: its theme, or in an app without modern themes nothing at all. */
function Surroundings(props: { theme: Theme | null; dir: "ltr" | "rtl"; children: React.ReactElement }) {
  const { theme, dir, children } = props;
  if (!theme) return <Unthemed dir={dir}>{children}</Unthemed>;
  return (
    <FluentProvider theme={theme} dir={dir}>
      {children}
    </FluentProvider>
  );
}

interface ControlHostProps {
  placement: Placement;
  table: TableMetadata;
  row: Row | null;
  recordId: string | null;
  recordName: string;
  /** The control has put out values that are not saved. */
  onUnsaved: () => void;
}

const settingsOf = (props: ControlHostProps, options: DeskOptions, { rights, traits }: Desk): FormSettings => ({
  table: props.table,
  row: props.row,
  record: { table: props.table.LogicalName, id: props.recordId, name: props.recordName },
  design: traits.theme === "given" ? designState(options.theme) : undefined,
  disabled: options.disabled,
  rights: (table, column) => rights.ofColumn(table, column),
  authoring: options.authoring,
  traits,
});

/** A code component in its place on a form. */
export function ControlHost(props: ControlHostProps): React.ReactElement {
  const options = useObservable(useDesk().options);
  // A real form is opened again when any of these changes; so is the control here.
  const key = [options.lang, options.dir, options.authoring, options.omnichannel].join(" ");
  return <Host key={key} {...props} options={options} />;
}

function Host({ options, ...props }: ControlHostProps & { options: DeskOptions }): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const frame = React.useRef<HTMLDivElement>(null);
  const [hosted] = React.useState(
    () => new HostedControl(props.placement, settingsOf(props, options, desk), 0, props.onUnsaved),
  );
  const view = useObservable(hosted);

  React.useEffect(() => {
    const { control, component } = props.placement;
    desk.loadedTables.add(props.table.LogicalName);
    const events = new ControlEvents(desk.log);
    const form = { table: props.table.LogicalName, id: props.recordId };
    runFormScripts(window, form, { name: component.datafieldname ?? control.name, events });
    const load = async () => {
      const controlClass = await desk.registry.load(control);
      const surfaces = {
        webAPI: desk.webApi,
        utils: desk.utility,
        navigation: desk.navigation,
        resources: createResources(control, options.lang),
        userSettings: createUserSettings(desk.user, options.lang, options.dir === "rtl"),
        formatting: createFormatting(languageTag(options.lang)),
        events: events.bag(control.events),
      };
      return { controlClass, surfaces };
    };
    void hosted.start(load);
    // A passive effect's end comes after React 17 has taken the elements away, and right before in React 16.
    return () => hosted.end();
    // The key of this component changes with whatever this effect reads.
  }, [hosted]);

  const first = React.useRef(true);
  const { table, row, recordId, recordName } = props;
  const { theme, disabled } = options;
  React.useEffect(() => {
    if (first.current) first.current = false;
    else hosted.change(settingsOf(props, options, desk));
  }, [hosted, table, row, recordId, recordName, theme, disabled]);

  React.useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    hosted.resized(Math.round(element.clientWidth));
    const observer = new ResizeObserver(() => hosted.resized(Math.round(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [hosted]);

  const full = view.kind === "shown" && view.fullScreen;
  return (
    <div ref={frame} className={full ? styles.fullScreen : styles.frame} data-control={props.placement.control.name}>
      {view.kind === "failed" && <ControlFailure reason={view.reason} />}
      {view.kind === "shown" && (
        <Surroundings theme={desk.traits.theme === "given" ? themes[options.theme] : null} dir={options.dir}>
          <Boundary>{view.element}</Boundary>
        </Surroundings>
      )}
    </div>
  );
}
