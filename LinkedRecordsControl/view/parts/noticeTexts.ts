import type { FailureKind } from "../../base/failure";
import type { Notice } from "../../base/notice";
import type { OpenFailure } from "../../linking/openRecord";
import type { ReadOnlyReason } from "../../linking/status";
import type { StringKey, Translate } from "../../strings/keys";

/** What a notice says. */
export function noticeText(notice: Notice, t: Translate): string {
  switch (notice.kind) {
    case "unlinked":
      return t("Notice_Unlinked", notice.record.name || t("Record_NoName"));
    case "replaced":
      return t("Notice_Replaced", notice.record.name || t("Record_NoName"));
    case "createdNotLinked":
      return t("Notice_CreatedNotLinked", notice.record.name || t("Record_NoName"));
    case "notSaved":
      return notice.message ? t("Notice_NotSavedWithReason", notice.message) : t("Notice_NotSaved");
    case "dialogFailed":
      return t("Notice_DialogFailed");
    case "formOpened":
      return t("Notice_FormOpened");
    case "notInFront":
      return t("Notice_NotInFront");
    case "changedMeanwhile":
      return t("Notice_ChangedMeanwhile");
    case "notTaken":
      return t("Notice_NotTaken");
    case "noAnswer":
      return t("Notice_NoAnswer");
    case "notTried":
      return t("Notice_NotTried");
    case "refused":
      return notice.message ? t("Notice_RefusedWithReason", notice.message) : t("Notice_Refused");
    case "unreadable":
      return t("Notice_Unreadable");
    case "readOnly":
      return readOnlyText(notice.reason, t) ?? t("Notice_Refused");
  }
}

/** Why links cannot be changed; undefined while that is not known yet. */
export function readOnlyText(reason: ReadOnlyReason, t: Translate): string | undefined {
  return reason === "omnichannelStarting" ? undefined : t(`ReadOnly_${reason}`);
}

/** Why the records could not be read, and what to do. */
export function failureText(failure: FailureKind | undefined, t: Translate): string {
  const keys: Partial<Record<FailureKind, StringKey>> = {
    forbidden: "Panel_Forbidden",
    missing: "Panel_Missing",
    offline: "Panel_Offline",
  };
  return t((failure && keys[failure]) ?? "Panel_Failed");
}

/** Whether a notice only tells what was done. */
export function isGoodNews(notice: Notice): boolean {
  return notice.kind === "unlinked" || notice.kind === "replaced";
}

/** Why a record did not open. */
export function openFailureText(failure: OpenFailure, t: Translate): string {
  return t(failure === "tabLimit" ? "Notice_TabLimit" : "Notice_OpenFailed");
}
