import * as React from "react";
import type { Notice } from "../../base/notice";
import type { LinkTarget } from "../../base/record";
import { NoticeLine, type NoticeAction } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { isGoodNews, noticeText } from "../parts/noticeTexts";

interface Props {
  readonly notice: Notice | undefined;
  readonly canChange: boolean;
  readonly onUndo: () => void;
  readonly onLink?: (record: LinkTarget) => void;
  readonly onDismiss: () => void;
}

/** The message of a slot with what can be done about it. */
export const SlotNotice: React.FC<Props> = ({ notice, canChange, onUndo, onLink, onDismiss }) => {
  const t = useTranslate();
  if (!notice) {
    return null;
  }
  const actions: NoticeAction[] = [];
  if (canChange && isGoodNews(notice)) {
    actions.push({ text: t("Notice_Undo"), run: onUndo });
  }
  if (canChange && notice.kind === "createdNotLinked" && onLink) {
    actions.push({ text: t("Notice_Link"), run: () => onLink(notice.record) });
  }
  return (
    <NoticeLine
      kind={isGoodNews(notice) ? "info" : "warning"}
      text={noticeText(notice, t)}
      actions={actions}
      onDismiss={onDismiss}
    />
  );
};
