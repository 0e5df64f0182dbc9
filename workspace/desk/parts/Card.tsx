import * as React from "react";
import { makeStyles, mergeClasses, Subtitle2, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  card: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    boxShadow: tokens.shadow2,
    // Visible in high contrast only, where shadows are not.
    border: `1px solid ${tokens.colorTransparentStroke}`,
    padding: "12px 16px",
    minWidth: 0,
  },
  title: { display: "block", margin: "0 0 4px" },
});

interface CardProps {
  title?: string;
  /** Name of the section on the product's own form. */
  name?: string;
  /** A part of the page that one goes to by its name, and not a section of a form. */
  isLandmark?: boolean;
  className?: string;
  children: React.ReactNode;
}

/** A section of a form. */
export function Card(props: CardProps): React.ReactElement {
  const styles = useStyles();
  return (
    <div
      className={mergeClasses(styles.card, props.className)}
      // In a form a group, not a landmark: a code component may have landmarks of the same names.
      role={props.isLandmark ? "region" : props.title === undefined ? undefined : "group"}
      aria-label={props.title}
      data-section={props.name}
    >
      {props.title !== undefined && (
        <Subtitle2 as="h2" className={styles.title}>
          {props.title}
        </Subtitle2>
      )}
      {props.children}
    </div>
  );
}
