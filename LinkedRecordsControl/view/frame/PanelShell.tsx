import * as React from "react";
import type { FailureKind } from "../../base/failure";
import type { OpenFailure } from "../../linking/openRecord";
import { FailureLine } from "../parts/FailureLine";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { openFailureText } from "../parts/noticeTexts";
import { PanelFrame, type FrameProps } from "./PanelFrame";
import { PanelLoading } from "./PanelLoading";

interface Props extends FrameProps {
  readonly state: {
    readonly phase: "loading" | "failed" | "ready";
    readonly failure?: FailureKind;
    readonly openFailure?: OpenFailure;
  };
  /** Headings of the places that are kept while the first answer is awaited. */
  readonly titles: readonly string[];
  readonly onRefresh: () => void;
  /** What the panel has to say as a whole. */
  readonly messages: React.ReactNode;
}

/** A panel in each of its phases: the places of what comes, why it did not come, or what came. */
export const PanelShell: React.FC<Props> = ({ state, titles, messages, children, ...frame }) => {
  const t = useTranslate();
  const { phase, failure, openFailure } = state;
  if (phase === "loading") {
    return <PanelLoading titles={titles} />;
  }
  if (phase === "failed") {
    return (
      <PanelFrame frame={frame.frame} onRefresh={frame.onRefresh}>
        <div role="alert">
          <FailureLine failure={failure} onTryAgain={frame.onRefresh} />
        </div>
      </PanelFrame>
    );
  }
  return (
    <PanelFrame {...frame}>
      <div role="status">
        {failure ? <FailureLine failure={failure} onTryAgain={frame.onRefresh} /> : null}
        {messages}
        {openFailure ? <NoticeLine kind="warning" text={openFailureText(openFailure, t)} /> : null}
      </div>
      {children}
    </PanelFrame>
  );
};
