import { makeStyles, shorthands, tokens } from "@fluentui/react-components";
import * as React from "react";

const useStyles = makeStyles({
  section: {
    ...shorthands.padding(tokens.spacingVerticalM, 0),
    ...shorthands.borderTop("1px", "solid", tokens.colorNeutralStroke2),
    ":focus:not(:focus-visible)": { outlineStyle: "none" },
    ":focus-visible": shorthands.outline("2px", "solid", tokens.colorStrokeFocus2),
  },
  heading: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightSemibold,
    lineHeight: tokens.lineHeightBase200,
    ...shorthands.margin(0, 0, tokens.spacingVerticalXS),
  },
});

interface Props extends Pick<React.DOMAttributes<HTMLElement>, "onFocus" | "onBlur"> {
  readonly title: string;
  readonly busy?: boolean;
  readonly children?: React.ReactNode;
}

/** A part of the panel under its heading. It can take the focus when what had it is gone. */
export const Section = React.forwardRef<HTMLElement, Props>(function Section(props, ref) {
  const { title, busy, children, ...events } = props;
  const styles = useStyles();
  return (
    <section ref={ref} tabIndex={-1} aria-label={title} aria-busy={busy} className={styles.section} {...events}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  );
});
