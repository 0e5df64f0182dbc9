import { useMergedRefs } from "@fluentui/react-components";
import * as React from "react";
import { columnsInSight } from "../../base/options";
import type { Failure } from "../../base/failure";
import type { PanelOptions } from "../../base/options";
import type { OpenFailure } from "../../linking/openRecord";
import { slotNames, type SearchedSlot, type SlotFacts } from "../../linking/slots";
import type { Refresh } from "../../panel/refreshing";
import { Announced } from "../parts/Announcer";
import { NoticeLine } from "../parts/NoticeLine";
import { useTranslate } from "../parts/ViewContext";
import { openFailureText } from "../parts/noticeTexts";
import { useFocusReturn } from "../parts/useFocusReturn";
import { PanelFrame, type FrameProps } from "./PanelFrame";
import { PanelLoading } from "./PanelLoading";
import { useSight, type Seen } from "./useSight";

interface Props<S extends SearchedSlot> extends Pick<FrameProps, "status" | "onSendArticle" | "children"> {
  readonly panel: Seen & { readonly options: PanelOptions; refresh(): Promise<void> };
  readonly state: {
    readonly phase: "loading" | "failed" | "ready";
    readonly failure?: Failure;
    readonly refresh?: Refresh;
    readonly openFailure?: OpenFailure;
  };
  readonly slots: Readonly<Record<S, SlotFacts>>;
  /** The cards will stand side by side where there is room. */
  readonly pair?: boolean;
  /** The heading of what stands beneath the slots. */
  readonly below?: string;
  /** What the panel has to say as a whole. */
  readonly messages: React.ReactNode;
}

/** A panel in each of its phases: the places of what comes, why it did not come, or what came. */
export function PanelShell<S extends SearchedSlot>(props: Props<S>): React.ReactElement {
  const { panel, state, slots, pair, below, messages, children, ...given } = props;
  const t = useTranslate();
  const { phase, failure, refresh, openFailure } = state;
  const { ref, ...focus } = useFocusReturn<HTMLDivElement>();
  const frame = useMergedRefs(ref, useSight(panel));
  if (phase === "loading") {
    const places = slotNames(slots).map((slot) => ({
      title: t(`Slot_${slot}`),
      lines: columnsInSight(panel.options.columns[slots[slot].tables[0]]).length,
    }));
    return <PanelLoading places={below ? [...places, { title: below, lines: 3 }] : places} pair={pair} />;
  }
  const refreshing = refresh?.kind === "running";
  const onRefresh = (): void => void panel.refresh();
  const isFailed = phase === "failed";
  return (
    <PanelFrame {...(isFailed ? {} : given)} {...focus} frame={frame} onRefresh={onRefresh} refreshing={refreshing}>
      {failure ? (
        <NoticeLine
          kind="warning"
          text={t(isFailed ? "Panel_Failed" : "Panel_NotRefreshed")}
          failure={failure}
          actions={[{ text: t("Panel_TryAgain"), run: onRefresh, busy: refreshing }]}
        />
      ) : null}
      {isFailed ? null : (
        <>
          {refresh?.kind === "recovered" ? <NoticeLine kind="info" text={t("Panel_UpToDate")} /> : null}
          {refresh?.kind === "done" ? <Announced text={t("Panel_UpToDate")} /> : null}
          {messages}
          {openFailure ? <NoticeLine kind="warning" text={openFailureText(openFailure, t)} /> : null}
          {children}
        </>
      )}
    </PanelFrame>
  );
}
