import { Spinner } from "@fluentui/react-components";
import * as React from "react";
import type { Notice } from "../../base/notice";
import type { LinkTarget } from "../../base/record";
import type { Done } from "../../panel/lastChanges";
import type { Doing } from "../../panel/panelState";
import type { StringKey } from "../../strings/keys";
import { useAnnounced } from "../parts/Announcer";
import { NoticeLine, type NoticeAction } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { doneText, failureOf, isRetryable, linkTexts, noticeText, type DoneTexts } from "../parts/noticeTexts";

const busyTexts: Readonly<Record<Doing, StringKey>> = {
  linking: "Busy_Linking",
  unlinking: "Busy_Unlinking",
  creating: "Busy_Creating",
  saving: "Busy_Saving",
};

/** What the status of a slot asks of its panel. */
interface StatusActions<S extends string> {
  undo(slot: S): Promise<void>;
  retry(slot: S): Promise<void>;
  dismiss(slot: S, message: "notice" | "done"): void;
}

interface Props<S extends string> {
  readonly slot: S;
  readonly panel: StatusActions<S>;
  readonly state: {
    readonly busy?: { readonly slot: string; readonly doing: Doing };
    readonly notices: Readonly<Partial<Record<S, Notice>>>;
    readonly done: Readonly<Partial<Record<S, Done<string>>>>;
  };
  /** The slot can be changed: undone, tried again. */
  readonly canChange: boolean;
  readonly texts?: DoneTexts;
  /** Absent where nothing can be linked. */
  readonly onLink?: (record: LinkTarget) => void;
}

/** What happens in a slot; what was done there a short while ago; why the last wish was not done. */
export function SlotStatus<S extends string>(props: Props<S>): React.ReactElement {
  const { slot, panel, state, canChange, texts = linkTexts, onLink } = props;
  const t = useTranslate();
  const { busy } = state;
  const notice = state.notices[slot];
  const done = state.done[slot];
  const doing = busy?.slot === slot ? t(busyTexts[busy.doing]) : undefined;
  useAnnounced(doing);
  const disabled = busy !== undefined;
  const undo: NoticeAction = { text: t("Notice_Undo"), run: () => void panel.undo(slot), disabled };
  const remedies: NoticeAction[] = [];
  if (canChange && notice && isRetryable(notice)) {
    remedies.push({ text: t("Panel_TryAgain"), run: () => void panel.retry(slot), disabled });
  }
  if (canChange && onLink && notice?.kind === "createdNotLinked") {
    remedies.push({ text: t("Notice_Link"), run: () => onLink(notice.record), disabled });
  }
  // A case can be moved where the links of its conversation cannot be changed.
  const canUndo = done?.undoable && (canChange || done.change.caseToMove);
  return (
    <>
      {doing ? <Spinner size="tiny" label={doing} /> : null}
      {done ? (
        <NoticeLine
          kind="info"
          text={doneText(done, texts, t)}
          actions={canUndo ? [undo] : []}
          onDismiss={() => panel.dismiss(slot, "done")}
        />
      ) : null}
      {notice ? (
        <NoticeLine
          kind="warning"
          text={noticeText(notice, t)}
          failure={failureOf(notice)}
          actions={remedies}
          onDismiss={() => panel.dismiss(slot, "notice")}
        />
      ) : null}
    </>
  );
}
