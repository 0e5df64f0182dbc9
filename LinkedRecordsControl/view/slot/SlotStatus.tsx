import { Text, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { Notice } from "../../base/notice";
import type { LinkTarget } from "../../base/record";
import type { Doing } from "../../panel/panelState";
import type { StringKey } from "../../strings/keys";
import { NoticeLine, type NoticeAction } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { isGoodNews, noticeText } from "../parts/noticeTexts";

const busyTexts: Readonly<Record<Doing, StringKey>> = {
  linking: "Busy_Linking",
  unlinking: "Busy_Unlinking",
  creating: "Busy_Creating",
  saving: "Busy_Saving",
};

const useStyles = makeStyles({
  // At the end of the heading's line: nothing moves for it.
  doing: {
    position: "absolute",
    top: tokens.spacingVerticalM,
    insetInlineEnd: 0,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

interface Props {
  readonly doing: Doing | undefined;
  readonly notice: Notice | undefined;
  /** Absent where nothing can be undone. */
  readonly onUndo?: () => void;
  /** Absent where nothing can be linked. */
  readonly onLink?: (record: LinkTarget) => void;
  readonly onDismiss: () => void;
}

/** What happens in a slot, or its message with what can be done about it; announced to screen readers. */
export const SlotStatus: React.FC<Props> = ({ doing, notice, onUndo, onLink, onDismiss }) => {
  const styles = useStyles();
  const t = useTranslate();
  const actions: NoticeAction[] = [];
  if (onUndo && notice && isGoodNews(notice)) {
    actions.push({ text: t("Notice_Undo"), run: onUndo });
  }
  if (onLink && notice?.kind === "createdNotLinked") {
    actions.push({ text: t("Notice_Link"), run: () => onLink(notice.record) });
  }
  return (
    <div role="status">
      {doing ? <Text className={styles.doing}>{t(busyTexts[doing])}</Text> : null}
      {notice ? (
        <NoticeLine
          kind={isGoodNews(notice) ? "info" : "warning"}
          text={noticeText(notice, t)}
          actions={actions}
          onDismiss={onDismiss}
        />
      ) : null}
    </div>
  );
};
