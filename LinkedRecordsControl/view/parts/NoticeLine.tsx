import { Button, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import { InfoFilled } from "@fluentui/react-icons/lib/atoms/svg/info";
import { WarningFilled } from "@fluentui/react-icons/lib/atoms/svg/warning";
import * as React from "react";
import type { Failure } from "../../base/failure";
import { useAnnounced } from "./Announcer";
import { useTranslate } from "./ViewContext";
import { WorkButton } from "./WorkButton";
import { failureText } from "./noticeTexts";

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
  details: { flexBasis: "100%", minWidth: 0, overflowWrap: "anywhere" },
});

/** Something the agent can do about a message. */
export interface NoticeAction {
  readonly text: string;
  readonly run: () => void;
  readonly disabled?: boolean;
  /** It runs. */
  readonly busy?: boolean;
  /** It is the one that most agents want. */
  readonly primary?: boolean;
}

interface Props {
  readonly kind: "info" | "warning";
  readonly text: string;
  /** Why: told after the text, the host's own words on demand. */
  readonly failure?: Failure;
  readonly actions?: readonly NoticeAction[];
  readonly onDismiss?: () => void;
  /** How it is announced; a warning at once, anything else when the reader has time. */
  readonly announced?: "politely" | "never";
}

/** One message, where what it concerns stands: what happened, why, and what to do about it. */
export const NoticeLine: React.FC<Props> = ({ kind, text, failure, actions = [], onDismiss, announced }) => {
  const styles = useStyles();
  const t = useTranslate();
  const [isOpen, setOpen] = React.useState(false);
  const words = failure ? `${text} ${failureText(failure, t)}`.trim() : text;
  useAnnounced(announced === "never" ? undefined : words, kind === "warning" && !announced);
  return (
    <div className={mergeClasses(styles.line, kind === "warning" && styles.warning, onDismiss && styles.dismissible)}>
      <span className={mergeClasses(styles.text, actions.length > 1 && styles.alone)}>
        <span className={styles.icon} aria-hidden>
          {kind === "warning" ? <WarningFilled /> : <InfoFilled />}
        </span>
        <span className={styles.words}>{words}</span>
      </span>
      {actions.map(({ text: name, run, disabled, busy, primary }) => (
        <WorkButton
          key={name}
          className={styles.action}
          appearance={primary ? "primary" : undefined}
          busy={busy}
          isWorking={busy}
          disabled={disabled}
          onClick={run}
        >
          {name}
        </WorkButton>
      ))}
      {failure?.message ? (
        <Button size="small" appearance="transparent" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t("Notice_Details")}
        </Button>
      ) : null}
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
      {failure?.message && isOpen ? (
        <div className={styles.details} dir="auto">
          {failure.message}
        </div>
      ) : null}
    </div>
  );
};
