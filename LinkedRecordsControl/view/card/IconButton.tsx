import { makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";

const useStyles = makeStyles({
  // As high as a line of text.
  button: {
    display: "inline-flex",
    flexShrink: 0,
    alignItems: "center",
    justifyContent: "center",
    width: "20px",
    height: "20px",
    color: tokens.colorNeutralForeground2,
    fontSize: "16px",
    cursor: "pointer",
    backgroundColor: "transparent",
    ...shorthands.padding(0),
    ...shorthands.borderStyle("none"),
    ...shorthands.borderRadius(tokens.borderRadiusMedium),
    ":hover": { color: tokens.colorNeutralForeground2BrandHover },
    ":focus-visible": shorthands.outline("2px", "solid", tokens.colorStrokeFocus2),
  },
});

interface Props {
  readonly label: string;
  readonly icon: React.ReactElement;
  readonly className?: string;
  readonly onClick: () => void;
}

/**
 * A small action within a card. A card may have sixty of them: they are buttons of the browser, which cost a fraction of
 * Fluent's, and their names show at the pointer by its own means.
 */
export const IconButton = React.forwardRef<HTMLButtonElement, Props>(function IconButton(props, ref) {
  const { label, icon, className, onClick } = props;
  const styles = useStyles();
  return (
    <button
      ref={ref}
      type="button"
      className={mergeClasses(styles.button, className)}
      aria-label={label}
      title={label}
      onClick={onClick}
    >
      {icon}
    </button>
  );
});
