import { Text, makeStyles, tokens } from "@fluentui/react-components";
import * as React from "react";
import type { Notice } from "../../base/notice";
import type { LinkTarget } from "../../base/record";
import type { Done } from "../../panel/lastChanges";
import type { Doing } from "../../panel/panelState";
import { useAnnounced } from "../parts/Announcer";
import { NoticeLine, type NoticeAction } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { doneText, failureOf, isRetryable, noticeText, type SlotWords } from "../parts/noticeTexts";

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
  /** As what it is told. */
  readonly words?: SlotWords;
  /** Absent where nothing can be linked. */
  readonly onLink?: (record: LinkTarget) => void;
}

/** What happens in a slot; what was done there a short while ago; why the last wish was not done. */
export function SlotStatus<S extends string>(props: Props<S>): React.ReactElement {
  const { slot, panel, state, canChange, words = "Link", onLink } = props;
  const styles = useStyles();
  const t = useTranslate();
  const { busy } = state;
  const notice = state.notices[slot];
  const done = state.done[slot];
  const doing = busy?.slot === slot ? t(`Busy_${busy.doing}`) : undefined;
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
      {doing ? <Text className={styles.doing}>{doing}</Text> : null}
      {done ? (
        <NoticeLine
          kind="info"
          text={doneText(done, words, t)}
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
