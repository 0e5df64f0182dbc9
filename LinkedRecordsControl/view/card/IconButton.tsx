import { Button, makeStyles, mergeClasses } from "@fluentui/react-components";
import * as React from "react";

const useStyles = makeStyles({
  // As high as a line of text.
  button: { flexShrink: 0, minWidth: "20px", width: "20px", height: "20px", fontSize: "16px" },
});

interface Props {
  readonly label: string;
  readonly icon: React.ReactElement;
  readonly className?: string;
  readonly onClick: () => void;
}

/** A small action within a card. Its name shows at the pointer by the browser's own means: a card may have sixty of them. */
export const IconButton = React.forwardRef<HTMLButtonElement, Props>(function IconButton(props, ref) {
  const { label, icon, className, onClick } = props;
  const styles = useStyles();
  return (
    <Button
      ref={ref}
      className={mergeClasses(styles.button, className)}
      size="small"
      appearance="transparent"
      icon={icon}
      aria-label={label}
      title={label}
      onClick={onClick}
    />
  );
});
