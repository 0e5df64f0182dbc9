import { Badge, makeStyles, shorthands, tokens } from "@fluentui/react-components";
import { ArrowClockwiseRegular } from "@fluentui/react-icons/lib/atoms/svg/arrow-clockwise";
import { BookRegular } from "@fluentui/react-icons/lib/atoms/svg/book";
import * as React from "react";
import { statusReason } from "../../linking/status";
import { ActionButton } from "../parts/ActionButton";
import { useTranslate } from "../parts/ViewContext";

const useStyles = makeStyles({
  panel: {
    width: "100%",
    minWidth: 0,
    boxSizing: "border-box",
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    textAlign: "start",
    // The spinners of Fluent only turn more slowly for those who want less motion.
    "@media (prefers-reduced-motion: reduce)": {
      "& *": { animationDuration: "0.01ms !important", animationIterationCount: "1 !important" },
    },
  },
  head: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalS,
    minHeight: "32px",
    ...shorthands.padding(0, 0, tokens.spacingVerticalXS),
  },
  title: { flexGrow: 1, fontSize: tokens.fontSizeBase300, ...shorthands.margin(0) },
});

const statusColors: Readonly<Record<number, "success" | "warning" | "informative">> = {
  [statusReason.active]: "success",
  [statusReason.waiting]: "warning",
  [statusReason.wrapUp]: "warning",
};

/** What the head of a panel shows, and what can be done there. */
export interface FrameProps {
  /** Status of the conversation; absent on a case. */
  readonly status?: { readonly statuscode: number | undefined; readonly text: string };
  readonly onRefresh?: () => void;
  /** It runs. */
  readonly refreshing?: boolean;
  /** Absent where no article can be sent. */
  readonly onSendArticle?: () => void;
  /** Takes the element of the panel. */
  readonly frame?: React.Ref<HTMLDivElement>;
  readonly onFocus?: (event: React.FocusEvent) => void;
  readonly onBlur?: (event: React.FocusEvent) => void;
  readonly children?: React.ReactNode;
}

/** The panel with its heading, the status of the conversation and the refresh button. */
export const PanelFrame: React.FC<FrameProps> = (props) => {
  const { status, onRefresh, refreshing, onSendArticle, frame, children, ...events } = props;
  const styles = useStyles();
  const t = useTranslate();
  return (
    <div
      ref={frame}
      className={styles.panel}
      role="region"
      aria-label={t("Panel_Title")}
      aria-busy={refreshing}
      {...events}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{t("Panel_Title")}</h2>
        {status?.text ? (
          <Badge appearance="tint" color={statusColors[status.statuscode ?? 0] ?? "informative"}>
            {status.text}
          </Badge>
        ) : null}
        {onSendArticle ? (
          <ActionButton label={t("Article_Send")} icon={<BookRegular />} onClick={onSendArticle} />
        ) : null}
        {onRefresh ? (
          <ActionButton
            label={t("Panel_Refresh")}
            icon={<ArrowClockwiseRegular />}
            onClick={onRefresh}
            busy={refreshing}
            isWorking={refreshing}
          />
        ) : null}
      </div>
      {children}
    </div>
  );
};
