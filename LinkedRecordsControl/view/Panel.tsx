import * as React from "react";
import type { Diagnostics } from "../base/ports";
import type { PanelModel } from "../panel/choosePanel";
import type { Translate } from "../strings/keys";
import { PreviewView } from "./PreviewView";
import { CaseView } from "./case/CaseView";
import { ConversationView } from "./conversation/ConversationView";
import { WithDiagnostics } from "./diagnostics/WithDiagnostics";
import { PanelFrame } from "./frame/PanelFrame";
import { NoticeLine } from "./parts/NoticeLine";
import { ViewContextProvider, useTranslate } from "./parts/ViewContext";

interface Props {
  readonly model: PanelModel;
  readonly diagnostics?: Diagnostics;
  readonly t: Translate;
}

/** The whole control: the panel that belongs to the form it stands on. */
export const Panel: React.FC<Props> = React.memo(function Panel({ model, diagnostics, t }) {
  const context = React.useMemo(() => ({ t }), [t]);
  return (
    <ViewContextProvider value={context}>
      {diagnostics && model.kind !== "preview" ? (
        <WithDiagnostics diagnostics={diagnostics} model={model}>
          <PanelFor model={model} />
        </WithDiagnostics>
      ) : (
        <PanelFor model={model} />
      )}
    </ViewContextProvider>
  );
});

const PanelFor: React.FC<{ model: PanelModel }> = ({ model }) => {
  const t = useTranslate();
  switch (model.kind) {
    case "conversation":
      return <ConversationView panel={model.panel} />;
    case "case":
      return <CaseView panel={model.panel} />;
    case "preview":
      return <PreviewView columns={model.columns} />;
    case "unsaved":
      return <Note text={t("Panel_Unsaved")} />;
    case "wrongTable":
      return <Note text={t("Panel_WrongTable", model.entityType)} />;
    case "noRecord":
      return <Note text={t("Panel_NoRecord")} />;
  }
};

const Note: React.FC<{ text: string }> = ({ text }) => (
  <PanelFrame>
    <div role="status">
      <NoticeLine kind="info" text={text} />
    </div>
  </PanelFrame>
);
