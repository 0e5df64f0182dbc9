import * as React from "react";
import { FluentProvider, makeStyles } from "@fluentui/react-components";
import { themes } from "../host/theme";
import { OverlayHost } from "../panels/OverlayHost";
import { useObservable } from "../state/useObservable";
import { AppBar } from "./AppBar";
import { useDesk } from "../DeskContext";
import { ProductLine } from "./ProductLine";
import { SessionRail } from "./SessionRail";
import { SessionView } from "./SessionView";
import { TryDrawer } from "./TryDrawer";
import { useFocusKept } from "./useFocusKept";

const useStyles = makeStyles({
  app: { display: "flex", flexDirection: "column", height: "100vh", overflow: "hidden" },
  body: { display: "flex", flexGrow: 1, minHeight: 0, position: "relative", overflow: "hidden" },
});

/** The agent's screen. */
export function App(): React.ReactElement {
  const styles = useStyles();
  const desk = useDesk();
  const { theme, dir } = useObservable(desk.options);
  const workspace = useObservable(desk.sessions);
  const [tryOpen, setTryOpen] = React.useState(false);
  const tryButton = React.useRef<HTMLButtonElement>(null);
  useFocusKept(workspace);
  const closeTry = () => {
    setTryOpen(false);
    tryButton.current?.focus();
  };

  React.useEffect(() => {
    document.documentElement.dir = dir;
  }, [dir]);

  return (
    // The provider hands its own class to every portal, so the layout is on an element of its own.
    <FluentProvider theme={themes[theme]} dir={dir}>
      <div className={styles.app}>
        <ProductLine />
        <AppBar tryButton={tryButton} tryOpen={tryOpen} toggleTry={() => setTryOpen(!tryOpen)} />
        <div className={styles.body}>
          <SessionRail crowded={tryOpen && window.innerWidth < 1600} />
          {workspace.sessions.map((session) => (
            <SessionView key={session.id} session={session} shown={session.id === workspace.focusedSessionId} />
          ))}
          {tryOpen && <TryDrawer close={closeTry} />}
        </div>
      </div>
      <OverlayHost />
    </FluentProvider>
  );
}
