import { Button, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import { InfoRegular } from "@fluentui/react-icons/lib/atoms/svg/info";
import { WarningRegular } from "@fluentui/react-icons/lib/atoms/svg/warning";
import * as React from "react";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({
  line: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    rowGap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    backgroundColor: tokens.colorNeutralBackground3,
    ...shorthands.margin(tokens.spacingVerticalS, 0),
    ...shorthands.padding(tokens.spacingVerticalXS, tokens.spacingHorizontalS),
    ...shorthands.borderRadius(tokens.borderRadiusMedium),
    ...shorthands.border("1px", "solid", tokens.colorNeutralStroke2),
  },
  warning: {
    backgroundColor: tokens.colorPaletteYellowBackground1,
    color: tokens.colorNeutralForeground1,
    ...shorthands.borderColor(tokens.colorPaletteYellowBorder1),
  },
  action: { maxWidth: "100%", overflowWrap: "anywhere" },
  // Always at the end of the first line.
  dismissible: { position: "relative", paddingInlineEnd: "32px" },
  dismiss: { position: "absolute", top: tokens.spacingVerticalXXS, insetInlineEnd: tokens.spacingHorizontalXXS },
  text: { display: "flex", columnGap: tokens.spacingHorizontalS, flexGrow: 1, flexBasis: "60%", minWidth: 0 },
  // Several actions, or one with a long name, stand beneath the text.
  alone: { flexBasis: "100%" },
  icon: { flexShrink: 0, fontSize: "16px", lineHeight: tokens.lineHeightBase200 },
  words: { minWidth: 0, overflowWrap: "anywhere" },
});

/** Something the agent can do about a message. */
export interface NoticeAction {
  readonly text: string;
  readonly run: () => void;
  readonly disabled?: boolean;
}

interface Props {
  readonly kind: "info" | "warning";
  readonly text: string;
  readonly actions?: readonly NoticeAction[];
  readonly onDismiss?: () => void;
}

/** One message, where what it concerns stands: what happened and what to do about it. */
export const NoticeLine: React.FC<Props> = ({ kind, text, actions = [], onDismiss }) => {
  const styles = useStyles();
  const t = useTranslate();
  return (
    <div className={mergeClasses(styles.line, kind === "warning" && styles.warning, onDismiss && styles.dismissible)}>
      <span className={mergeClasses(styles.text, actions.length > 1 && styles.alone)}>
        <span className={styles.icon} aria-hidden>
          {kind === "warning" ? <WarningRegular /> : <InfoRegular />}
        </span>
        <span className={styles.words}>{text}</span>
      </span>
      {actions.map((action) => (
        <Button
          key={action.text}
          className={styles.action}
          size="small"
          disabledFocusable={action.disabled}
          onClick={action.run}
        >
          {action.text}
        </Button>
      ))}
      {onDismiss ? (
        <Button
          className={styles.dismiss}
          size="small"
          appearance="transparent"
          icon={<DismissRegular />}
          aria-label={t("Notice_Dismiss")}
          onClick={onDismiss}
        />
      ) : null}
    </div>
  );
};
