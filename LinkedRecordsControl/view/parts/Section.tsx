import { makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";

const useStyles = makeStyles({
  section: {
    // What is under way is said at the end of the heading's line, where it moves nothing.
    position: "relative",
    ...shorthands.padding(tokens.spacingVerticalM, 0),
    ...shorthands.borderTop("1px", "solid", tokens.colorNeutralStroke2),
    ":focus": { outlineStyle: "none" },
  },
  heading: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase200,
    ...shorthands.margin(0, 0, tokens.spacingVerticalXS),
  },
});

interface Props {
  readonly title: string;
  readonly busy?: boolean;
  readonly children?: React.ReactNode;
}

/** A part of the panel under its heading. It can take the focus when what had it is gone. */
export const Section = React.forwardRef<HTMLElement, Props>(function Section({ title, busy, children }, ref) {
  const styles = useStyles();
  return (
    <section ref={ref} tabIndex={-1} aria-label={title} aria-busy={busy} className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
});
