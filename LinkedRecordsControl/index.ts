import * as React from "react";
import type { FormPlace, PlainTheme } from "./base/formPlace";
import { choosePanel, findPlace, placeKey, type PanelModel } from "./panel/choosePanel";
import type { ConversationState } from "./panel/conversationPanel";
import { createHost, type Host } from "./platform/createHost";
import { Panel } from "./view/Panel";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";

/** The code component as the host sees it: lifecycle only. */
export class LinkedRecordsControl implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private host: Host;
  private notifyOutputChanged: () => void;
  private key: string | undefined;
  /** The record that the app named where the form did not. */
  private foundKey: string | undefined;
  private model: PanelModel | undefined;
  /** The panel of a record that the app names, though the form does not. */
  private later: Promise<PanelModel | undefined> | undefined;
  private theme: PlainTheme | undefined;
  private stopWatching: (() => void) | undefined;
  /** The same element as long as nothing changed, so that React has nothing to do. */
  private element: React.ReactElement | undefined;

  init(context: ComponentFramework.Context<IInputs>, notifyOutputChanged: () => void): void {
    this.host = createHost(context);
    this.notifyOutputChanged = notifyOutputChanged;
  }

  updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    if (this.host.update(context)) {
      // Not in the middle of an update.
      void Promise.resolve().then(() => this.notifyOutputChanged());
    }
    const place = this.host.place();
    const key = placeKey(place);
    // The host tells late what the app knew: the panel stays, with all that was typed in it.
    if (this.foundKey === key) {
      this.key = key;
    }
    if (this.key !== key || !this.model) {
      this.stop();
      this.foundKey = undefined;
      this.key = key;
      this.model = this.open(place);
      this.later = this.openLater(place, key);
      this.element = undefined;
    }
    const theme = this.host.plainTheme();
    if (!this.element || theme !== this.theme) {
      this.theme = theme;
      const { model, later, host } = this;
      const { diagnostics, t } = host;
      this.element = React.createElement(Panel, { model, later, theme, isRtl: host.isRtl(), diagnostics, t });
    }
    if (this.model.kind === "case") {
      this.model.panel.setFormDisabled(this.host.isDisabled());
    }
    return this.element;
  }

  getOutputs(): IOutputs {
    const links = this.links();
    return {
      ...this.host.anchorOutput(),
      ...(links && {
        linkedCustomerTable: links.customer?.entityType ?? "",
        linkedCustomerId: links.customer?.id ?? "",
        linkedCaseId: links.case?.id ?? "",
      }),
    };
  }

  destroy(): void {
    this.stop();
    this.key = undefined;
    this.host.dispose();
  }

  /** Begins with the panel of a form. */
  private open(place: FormPlace): PanelModel {
    const model = choosePanel(place, this.host.ports, this.host.options());
    this.model = model;
    if ("panel" in model) {
      void model.panel.start();
    }
    if (model.kind === "conversation") {
      let told: string | undefined;
      this.stopWatching = model.panel.state.subscribe(() => {
        const links = this.links();
        if (!links) {
          return;
        }
        const now = `${links.customer?.id ?? ""},${links.case?.id ?? ""}`;
        // What the form opens with is no change: told, it would make the form unsaved.
        const isChanged = told !== undefined && now !== told;
        told = now;
        if (isChanged && !this.host.isAnchorHidden()) {
          this.notifyOutputChanged();
        }
      });
    }
    return model;
  }

  private async openLater(place: FormPlace, key: string): Promise<PanelModel | undefined> {
    const found = await findPlace(place, this.host.ports.tabs, () => this.key !== key);
    if (!found) {
      return undefined;
    }
    this.foundKey = placeKey(found);
    return this.open(found);
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
