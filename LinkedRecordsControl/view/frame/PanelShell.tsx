import { useMergedRefs } from "@fluentui/react-components";
import * as React from "react";
import type { Failure } from "../../base/failure";
import type { OpenFailure } from "../../linking/openRecord";
import type { Refresh } from "../../panel/refreshing";
import { Announced } from "../parts/Announcer";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { openFailureText } from "../parts/noticeTexts";
import { useFocusReturn } from "../parts/useFocusReturn";
import { PanelFrame, type FrameProps } from "./PanelFrame";
import { PanelLoading } from "./PanelLoading";
import type { SkeletonProps } from "./PanelSkeleton";

interface Props extends FrameProps, SkeletonProps {
  readonly state: {
    readonly phase: "loading" | "failed" | "ready";
    readonly failure?: Failure;
    readonly refresh?: Refresh;
    readonly openFailure?: OpenFailure;
  };
  readonly onRefresh: () => void;
  /** What the panel has to say as a whole. */
  readonly messages: React.ReactNode;
}

/** A panel in each of its phases: the places of what comes, why it did not come, or what came. */
export const PanelShell: React.FC<Props> = ({ state, titles, pair, messages, children, ...given }) => {
  const t = useTranslate();
  const { phase, failure, refresh, openFailure } = state;
  const { ref, ...focus } = useFocusReturn<HTMLDivElement>();
  const refreshing = refresh?.kind === "running";
  const frame = { ...given, ...focus, frame: useMergedRefs(ref, given.frame), refreshing };
  if (phase === "loading") {
    return <PanelLoading titles={titles} pair={pair} />;
  }
  const again = { text: t("Panel_TryAgain"), run: given.onRefresh, busy: refreshing };
  if (phase === "failed") {
    return (
      <PanelFrame frame={frame.frame} onRefresh={given.onRefresh} refreshing={refreshing} {...focus}>
        <NoticeLine kind="warning" text={t("Panel_Failed")} failure={failure} actions={[again]} />
      </PanelFrame>
    );
  }
  return (
    <PanelFrame {...frame}>
      {failure ? (
        <NoticeLine kind="warning" text={t("Panel_NotRefreshed")} failure={failure} actions={[again]} />
      ) : null}
      {refresh?.kind === "recovered" ? <NoticeLine kind="info" text={t("Panel_UpToDate")} /> : null}
      {refresh?.kind === "done" ? <Announced text={t("Panel_UpToDate")} /> : null}
      {messages}
      {openFailure ? <NoticeLine kind="warning" text={openFailureText(openFailure, t)} /> : null}
      {children}
    </PanelFrame>
  );
};
