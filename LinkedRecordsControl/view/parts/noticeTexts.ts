import type { Failure } from "../../base/failure";
import type { Notice } from "../../base/notice";
import { nameAmong } from "../../linking/namesakes";
import type { OpenFailure } from "../../linking/openRecord";
import type { ReadOnlyReason } from "../../linking/status";
import type { Done } from "../../panel/lastChanges";
import type { Translate } from "../../strings/keys";

/** What happened to a wish that was not done, and what was not lost. Why is told by `failureOf`. */
export function noticeText(notice: Notice, t: Translate): string {
  switch (notice.kind) {
    case "createdNotLinked": {
      const created = t(`Notice_${notice.kind}`, notice.record.name || t("Record_NoName"));
      return notice.because ? `${created} ${noticeText(notice.because, t)}` : created;
    }
    case "readOnly":
      return readOnlyText(notice.reason, t) ?? t("Notice_refused");
    default:
      return t(`Notice_${notice.kind}`);
  }
}

/** Why the host did not do it, where it was the host. */
export function failureOf(notice: Notice): Failure | undefined {
  const told = notice.kind === "createdNotLinked" ? notice.because : notice;
  return told && "failure" in told ? told.failure : undefined;
}

/** Whether the same may be tried again: not where somebody else was faster, nor where it cannot be done here and now. */
export function isRetryable({ kind }: Notice): boolean {
  return !["createdNotLinked", "dialogFailed", "formOpened", "changedMeanwhile", "readOnly"].includes(kind);
}

/** Why links cannot be changed; undefined while that is not known yet. */
export function readOnlyText(reason: ReadOnlyReason, t: Translate): string | undefined {
  return reason === "omnichannelStarting" ? undefined : t(`ReadOnly_${reason}`);
}

/** Why the host failed, and what to do; "" where that is not known. */
export function failureText({ kind, facts }: Failure, t: Translate): string {
  const retryAfter = facts?.retryAfter;
  if (kind === "busy" && retryAfter !== undefined) {
    // Never "1 seconds", in any language.
    return t("Failure_busyFor", Math.max(2, Math.ceil(retryAfter)));
  }
  if (kind === "forbidden" && facts?.privilege) {
    return t("Failure_forbiddenBy", facts.privilege);
  }
  return kind === "unknown" || kind === "invalid" ? "" : t(`Failure_${kind}`);
}

/** What is done with the record of a slot: it is linked to a conversation, or has a role in a case. */
export type SlotWords = "Link" | "Role";

/** What was done in a slot. Where a record took the place of one of its name, it is said which one is meant. */
export function doneText({ change, undoable }: Done<string>, words: SlotWords, t: Translate): string {
  const { name, shown, target, caseToMove } = change;
  const nameOf = (record: typeof target): string =>
    (record ? nameAmong(record, [shown, target]) : "") || t("Record_NoName");
  if (name === "undo") {
    return t("Notice_Undone");
  }
  if (!target) {
    return t(`${words}_Removed`, nameOf(shown));
  }
  if (caseToMove) {
    return t("Notice_CaseMoved", nameOf(target));
  }
  return shown && undoable ? t("Notice_Replaced", nameOf(shown)) : t(`${words}_Added`, nameOf(target));
}

/** Why a record did not open. */
export function openFailureText(failure: OpenFailure, t: Translate): string {
  return t(`Open_${failure}`);
}
