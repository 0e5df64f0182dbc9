import * as React from "react";
import { modelFor, placeKey, type PanelModel } from "./linking/panelModel";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";
import { createHost, type Host } from "./platform/createHost";
import { Panel } from "./view/Panel";

/** The code component as the host sees it: lifecycle only. */
export class LinkedRecordsControl implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  private host: Host;
  private key: string | undefined;
  private model: PanelModel | undefined;
  /** The same element as long as nothing changed, so that React has nothing to do. */
  private element: React.ReactElement;

  init(context: ComponentFramework.Context<IInputs>): void {
    this.host = createHost(context);
  }

  updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    this.host.update(context);
    const place = this.host.place();
    const key = placeKey(place);
    if (this.key !== key) {
      this.stop();
      this.key = key;
      this.model = modelFor(place, this.host.ports, this.host.columns());
      this.element = React.createElement(Panel, { model: this.model, t: this.host.t });
      this.start();
    }
    if (this.model?.kind === "conversation") {
      this.model.panel.setFormReadOnly(this.host.isReadOnly());
    }
    return this.element;
  }

  getOutputs(): IOutputs {
    // A bound value that is not repeated would be cleared.
    return { anchor: this.host.anchor() };
  }

  destroy(): void {
    this.stop();
    this.host.dispose();
  }

  private start(): void {
    if (this.model && "panel" in this.model) {
      void this.model.panel.start();
    }
  }

  private stop(): void {
    if (this.model && "panel" in this.model) {
      this.model.panel.dispose();
    }
  }
}
