import * as React from "react";
import type { FailureKind } from "../../base/failure";
import type { OpenFailure } from "../../linking/openRecord";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { failureText, openFailureText } from "../parts/noticeTexts";
import { PanelFrame, type FrameProps } from "./PanelFrame";
import { PanelLoading } from "./PanelLoading";
import type { SkeletonProps } from "./PanelSkeleton";

interface Props extends FrameProps, SkeletonProps {
  readonly state: {
    readonly phase: "loading" | "failed" | "ready";
    readonly failure?: FailureKind;
    readonly openFailure?: OpenFailure;
  };
  readonly onRefresh: () => void;
  /** What the panel has to say as a whole. */
  readonly messages: React.ReactNode;
}

/** A panel in each of its phases: the places of what comes, why it did not come, or what came. */
export const PanelShell: React.FC<Props> = ({ state, titles, pair, messages, lines, children, ...frame }) => {
  const t = useTranslate();
  const { phase, failure, openFailure } = state;
  const unread = (
    <NoticeLine
      kind="warning"
      text={failureText(failure, t)}
      actions={[{ text: t("Panel_TryAgain"), run: frame.onRefresh }]}
    />
  );
  if (phase === "loading") {
    return <PanelLoading titles={titles} lines={lines} pair={pair} />;
  }
  if (phase === "failed") {
    return (
      <PanelFrame frame={frame.frame} onRefresh={frame.onRefresh}>
        <div role="alert">{unread}</div>
      </PanelFrame>
    );
  }
  return (
    <PanelFrame {...frame}>
      <div role="status">
        {failure ? unread : null}
        {messages}
        {openFailure ? <NoticeLine kind="warning" text={openFailureText(openFailure, t)} /> : null}
      </div>
      {children}
    </PanelFrame>
  );
};
