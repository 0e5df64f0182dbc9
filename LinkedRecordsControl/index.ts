import * as React from "react";
import { choosePanel, placeKey, type PanelModel } from "./panel/choosePanel";
import type { ConversationState } from "./panel/conversationPanel";
import { createHost, type Host } from "./platform/createHost";
import { formPlace } from "./platform/host";
import { Panel } from "./view/Panel";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";

/** The code component as the host sees it: lifecycle only. */
export class LinkedRecordsControl implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private host: Host;
  private notifyOutputChanged: () => void;
  private key: string | undefined;
  private model: PanelModel | undefined;
  private stopWatching: (() => void) | undefined;
  /** The same element as long as nothing changed, so that React has nothing to do. */
  private element: React.ReactElement;

  init(context: ComponentFramework.Context<IInputs>, notifyOutputChanged: () => void): void {
    this.host = createHost(context);
    this.notifyOutputChanged = notifyOutputChanged;
  }

  updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    this.host.update(context);
    const place = formPlace(context.mode);
    const key = placeKey(place);
    if (this.key !== key) {
      this.stop();
      this.key = key;
      this.model = choosePanel(place, this.host.ports, this.host.options());
      this.element = React.createElement(Panel, {
        model: this.model,
        diagnostics: this.host.diagnostics,
        t: this.host.t,
      });
      this.start();
    }
    if (this.model && "panel" in this.model) {
      this.model.panel.setFormReadOnly(this.host.isReadOnly());
    }
    return this.element;
  }

  getOutputs(): IOutputs {
    const { customer, case: incident } = this.links() ?? {};
    return {
      // A bound value that is not repeated would be cleared.
      anchor: this.host.anchor(),
      linkedCustomerTable: customer?.entityType,
      linkedCustomerId: customer?.id,
      linkedCaseId: incident?.id,
    };
  }

  destroy(): void {
    this.stop();
    this.host.dispose();
  }

  private start(): void {
    if (this.model && "panel" in this.model) {
      void this.model.panel.start();
    }
    if (this.model?.kind === "conversation") {
      let told = "";
      this.stopWatching = this.model.panel.state.subscribe(() => {
        const links = this.links();
        const now = `${links?.customer?.id ?? ""},${links?.case?.id ?? ""}`;
        // The host takes all outputs at once, and a value that is hidden from the user cannot be repeated.
        if (links && now !== told && !this.host.isAnchorHidden()) {
          told = now;
          this.notifyOutputChanged();
        }
      });
    }
  }

  private stop(): void {
    this.stopWatching?.();
    this.stopWatching = undefined;
    if (this.model && "panel" in this.model) {
      this.model.panel.dispose();
    }
  }

  private links(): NonNullable<ConversationState["record"]>["links"] | undefined {
    return this.model?.kind === "conversation" ? this.model.panel.state.get().record?.links : undefined;
  }
}
