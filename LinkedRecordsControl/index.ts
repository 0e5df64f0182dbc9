import * as React from "react";
import type { IInputs, IOutputs } from "./generated/ManifestTypes";

/** The code component as the host sees it: lifecycle only. */
export class LinkedRecordsControl implements ComponentFramework.ReactControl<IInputs, IOutputs> {
  init(): void {
    return undefined;
  }

  updateView(context: ComponentFramework.Context<IInputs>): React.ReactElement {
    return React.createElement("div", null, context.resources.getString("Control_Name"));
  }

  destroy(): void {
    return undefined;
  }
}
