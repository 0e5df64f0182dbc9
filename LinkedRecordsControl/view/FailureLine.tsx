import * as React from "react";
import type { FailureKind } from "../records/ports";
import { NoticeLine } from "./NoticeLine";
import { failureText } from "./notices";
import { useTranslate } from "./ViewContext";

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
