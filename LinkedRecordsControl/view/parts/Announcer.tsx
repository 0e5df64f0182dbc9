import { makeStyles, shorthands } from "@fluentui/react-components";
import * as React from "react";

const useStyles = makeStyles({
  // Heard, not seen.
  hidden: {
    position: "absolute",
    width: "1px",
    height: "1px",
    whiteSpace: "nowrap",
    clipPath: "inset(50%)",
    ...shorthands.margin("-1px"),
    ...shorthands.overflow("hidden"),
  },
});

/** Says a text. @returns a function that takes it away */
type Announce = (text: string, isUrgent: boolean) => () => void;

const Context = React.createContext<Announce>(() => () => undefined);

/**
 * The one place of a panel that screen readers listen to. It is there from the beginning and outlives every message: a
 * live region that comes together with its text is often not read. It is written past React, as nothing else there is
 * rendered anew.
 */
export const Announcer: React.FC = ({ children }) => {
  const styles = useStyles();
  const polite = React.useRef<HTMLDivElement>(null);
  const urgent = React.useRef<HTMLDivElement>(null);
  const announce = React.useCallback<Announce>((text, isUrgent) => {
    const line = document.createElement("div");
    line.textContent = text;
    (isUrgent ? urgent : polite).current?.appendChild(line);
    return () => line.remove();
  }, []);
  return (
    <Context.Provider value={announce}>
      {children}
      <div ref={polite} className={styles.hidden} role="status" aria-atomic={false} />
      <div ref={urgent} className={styles.hidden} role="alert" aria-atomic={false} />
    </Context.Provider>
  );
};

/** Says a text for as long as it is shown. @param isUrgent at once, else when the reader has time */
export function useAnnounced(text: string | undefined, isUrgent = false): void {
  const announce = React.useContext(Context);
  React.useEffect(() => (text ? announce(text, isUrgent) : undefined), [announce, text, isUrgent]);
}

/** A text that is heard only. */
export const Announced: React.FC<{ text: string }> = ({ text }) => {
  useAnnounced(text);
  return null;
};
