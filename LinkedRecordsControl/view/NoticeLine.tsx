import { Button, makeStyles, mergeClasses, shorthands, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons/lib/atoms/svg/dismiss";
import { InfoRegular } from "@fluentui/react-icons/lib/atoms/svg/info";
import { WarningRegular } from "@fluentui/react-icons/lib/atoms/svg/warning";
import * as React from "react";
import { useTranslate } from "./ViewContext";

const useStyles = makeStyles({
  line: {
    display: "flex",
    alignItems: "flex-start",
    columnGap: tokens.spacingHorizontalS,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ...shorthands.margin(tokens.spacingVerticalS, 0, 0),
    ...shorthands.padding(tokens.spacingVerticalXS, tokens.spacingHorizontalS),
    ...shorthands.borderRadius(tokens.borderRadiusMedium),
    ...shorthands.border("1px", "solid", tokens.colorNeutralStroke2),
    backgroundColor: tokens.colorNeutralBackground3,
  },
  warning: {
    backgroundColor: tokens.colorPaletteYellowBackground1,
    color: tokens.colorNeutralForeground1,
    ...shorthands.borderColor(tokens.colorPaletteYellowBorder1),
  },
  icon: { flexShrink: 0, fontSize: "16px", lineHeight: 1, marginTop: "2px" },
  text: { flexGrow: 1, minWidth: 0, overflowWrap: "anywhere", alignSelf: "center" },
});

interface Props {
  readonly kind: "info" | "warning";
  readonly text: string;
  readonly action?: { readonly text: string; readonly run: () => void };
  readonly onDismiss?: () => void;
}

/** One message, where what it concerns stands: what happened and what to do about it. */
export const NoticeLine: React.FC<Props> = ({ kind, text, action, onDismiss }) => {
  const styles = useStyles();
  const t = useTranslate();
  return (
    <div className={mergeClasses(styles.line, kind === "warning" && styles.warning)}>
      <span className={styles.icon} aria-hidden>
        {kind === "warning" ? <WarningRegular /> : <InfoRegular />}
      </span>
      <span className={styles.text}>{text}</span>
      {action ? (
        <Button size="small" onClick={action.run}>
          {action.text}
        </Button>
      ) : null}
      {onDismiss ? (
        <Button
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
