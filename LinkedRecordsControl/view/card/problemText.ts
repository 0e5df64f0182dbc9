import type { Column } from "../../base/column";
import type { UserFormats } from "../../base/userFormats";
import type { EditProblem } from "../../panel/cardEdits";
import { editText } from "../../records/columnText";
import type { Translate } from "../../strings/keys";
import { failureText } from "../parts/noticeTexts";

/** Why a column was not saved, and what to do. The product's own sentence counts where there is no better one. */
export function problemText(problem: EditProblem, column: Column, formats: UserFormats, t: Translate): string {
  switch (problem.kind) {
    case "failed":
    case "unsure": {
      const why = failureText(problem.failure, t) || problem.failure.message;
      return [t(`Problem_${problem.kind}`), why].filter(Boolean).join(" ");
    }
    case "tooLong":
    case "tooSmall":
    case "tooLarge":
    case "tooPrecise":
      return t(`Problem_${problem.kind}`, String(problem.limit).replace(".", formats.decimalSeparator));
    case "notDate":
    case "notTime": {
      const [behavior, example] =
        column.format === "dateonly"
          ? (["dateOnly", "2026-12-31"] as const)
          : (["timeZoneIndependent", "2026-12-31T15:30:00Z"] as const);
      return t(`Problem_${problem.kind}`, editText({ ...column, behavior }, example, formats));
    }
    default:
      return t(`Problem_${problem.kind}`);
  }
}
