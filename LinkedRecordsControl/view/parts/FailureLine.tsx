import * as React from "react";
import type { FailureKind } from "../../base/failure";
import { NoticeLine } from "./NoticeLine";
import { useTranslate } from "./ViewContext";
import { failureText } from "./noticeTexts";

interface Props {
  readonly failure: FailureKind | undefined;
  readonly onTryAgain: () => void;
}

/** Why something could not be read, and another try. */
export const FailureLine: React.FC<Props> = ({ failure, onTryAgain }) => {
  const t = useTranslate();
  return (
    <NoticeLine
      kind="warning"
      text={failureText(failure, t)}
      actions={[{ text: t("Panel_TryAgain"), run: onTryAgain }]}
    />
  );
};
