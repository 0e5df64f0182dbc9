import { Button, Spinner, makeStyles, mergeClasses, type ButtonProps } from "@fluentui/react-components";
import * as React from "react";

const useStyles = makeStyles({
  place: { position: "relative" },
  spinner: { position: "absolute", top: 0, bottom: 0, left: 0, right: 0, display: "grid", placeContent: "center" },
  // Still there to be read, and as wide as it is.
  text: { opacity: 0 },
});

/** What a button shows, and what it does. */
export interface WorkButtonProps extends Pick<ButtonProps, "appearance" | "icon" | "aria-label" | "className"> {
  readonly children?: string;
  /** Something is under way: nothing can be clicked. */
  readonly busy?: boolean;
  readonly disabled?: boolean;
  /** What is under way is what this button does, whoever asked for it. */
  readonly isWorking?: boolean;
  /** May give a promise: as long as it is open and something is under way, the button shows that it is at work. */
  readonly onClick: () => Promise<void> | void;
}

/** A button that shows itself what it does: the spinner stands in it, and nothing around it moves. */
export const WorkButton = React.forwardRef<HTMLButtonElement, WorkButtonProps>(function WorkButton(props, ref) {
  const { busy, disabled = false, isWorking, onClick, icon, className, children, ...rest } = props;
  const styles = useStyles();
  const [running, setRunning] = React.useState(0);
  const isThere = React.useRef(true);
  React.useEffect(() => () => void (isThere.current = false), []);
  const run = async (): Promise<void> => {
    const action = onClick();
    if (!action) {
      return;
    }
    setRunning((count) => count + 1);
    await action;
    if (isThere.current) {
      setRunning((count) => count - 1);
    }
  };
  const works = isWorking ?? (busy && running > 0);
  const spinner = works ? <Spinner aria-hidden size="extra-tiny" /> : null;
  return (
    <Button
      ref={ref}
      size="small"
      {...rest}
      className={mergeClasses(styles.place, className)}
      icon={icon && (spinner ?? icon)}
      disabledFocusable={disabled || busy}
      onClick={() => void run()}
    >
      {icon || !spinner ? (
        children
      ) : (
        <>
          <span className={styles.text}>{children}</span>
          <span className={styles.spinner}>{spinner}</span>
        </>
      )}
    </Button>
  );
});
