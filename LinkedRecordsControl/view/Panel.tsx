import { FluentProvider, useThemeClassName, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import * as React from "react";
import type { Diagnostics } from "../base/ports";
import type { PlainTheme } from "../base/formPlace";
import type { PanelModel } from "../panel/choosePanel";
import type { Translate } from "../strings/keys";
import { PreviewView } from "./PreviewView";
import { CaseView } from "./case/CaseView";
import { ConversationView } from "./conversation/ConversationView";
import { WithDiagnostics } from "./diagnostics/WithDiagnostics";
import { PanelFrame } from "./frame/PanelFrame";
import { Announcer } from "./parts/Announcer";
import { NoticeLine } from "./parts/NoticeLine";
import { ViewContextProvider, useTranslate } from "./parts/ViewContext";

interface Props {
  readonly model: PanelModel;
  /** Takes the place of the model, where it comes to anything. */
  readonly later?: Promise<PanelModel | undefined>;
  /** The theme to bring along, where the host gave none. */
  readonly theme?: PlainTheme;
  readonly isRtl?: boolean;
  readonly diagnostics?: Diagnostics;
  readonly t: Translate;
}

/** The whole control: the panel that belongs to the form it stands on. */
export const Panel: React.FC<Props> = React.memo(function Panel({ model, later, theme, isRtl, diagnostics, t }) {
  const context = React.useMemo(() => ({ t }), [t]);
  // A form may have a provider of its own all the same.
  const isThemed = useThemeClassName() !== "";
  const shown = useLater(model, later);
  const panel = (
    <ViewContextProvider value={context}>
      <Announcer>
        {diagnostics && shown.kind !== "preview" ? (
          <WithDiagnostics diagnostics={diagnostics} model={shown}>
            <PanelFor model={shown} />
          </WithDiagnostics>
        ) : (
          <PanelFor model={shown} />
        )}
      </Announcer>
    </ViewContextProvider>
  );
  return theme && !isThemed ? (
    <FluentProvider theme={theme === "dark" ? webDarkTheme : webLightTheme} dir={isRtl ? "rtl" : undefined}>
      {panel}
    </FluentProvider>
  ) : (
    panel
  );
});

/** What was found later, as long as it belongs to the model. */
function useLater(model: PanelModel, later: Props["later"]): PanelModel {
  const [found, setFound] = React.useState<{ readonly of: PanelModel; readonly model: PanelModel }>();
  React.useEffect(() => {
    let isWanted = true;
    void later?.then((next) => {
      if (next && isWanted) {
        setFound({ of: model, model: next });
      }
      return undefined;
    });
    return () => {
      isWanted = false;
    };
  }, [model, later]);
  return found?.of === model ? found.model : model;
}

const PanelFor: React.FC<{ model: PanelModel }> = ({ model }) => {
  const t = useTranslate();
  switch (model.kind) {
    case "conversation":
      return <ConversationView panel={model.panel} />;
    case "case":
      return <CaseView panel={model.panel} />;
    case "preview":
      return <PreviewView options={model.options} />;
    default:
      return (
        <PanelFrame>
          <NoticeLine
            kind="info"
            text={t(`Panel_${model.kind}`, "entityType" in model ? model.entityType : "")}
            announced="never"
          />
        </PanelFrame>
      );
  }
};
