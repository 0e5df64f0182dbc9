import * as React from "react";
import type { LinkTarget } from "../linking/changeLink";
import type { Notice } from "../linking/conversationState";
import { NoticeLine, type NoticeAction } from "./NoticeLine";
import { isGoodNews, noticeText } from "./notices";
import { useTranslate } from "./ViewContext";

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
