import type * as React from "react";

type Context = ComponentFramework.Context<Record<string, unknown>>;

/** A registered control: the class of the bundle. */
export type ControlClass = new () => ComponentFramework.ReactControl<
  Record<string, unknown>,
  Record<string, unknown> | undefined
>;

/** State a control asked to keep (setControlState), by control and record, for as long as the page is open. */
const keptStates = new Map<string, ComponentFramework.Dictionary>();

/**
 * One control on one form, with the lifecycle of the real host: init once, not awaited; updateView at every change;
 * after notifyOutputChanged the outputs are taken and updateView follows; destroy at the end.
 */
export class ControlInstance {
  private readonly control: InstanceType<ControlClass>;
  private destroyed = false;

  /**
   * @param stateKey names control and record, for setControlState
   * @param outputsChanged gets what getOutputs gave; the host then updates the view
   */
  constructor(
    controlClass: ControlClass,
    private readonly stateKey: string,
    context: Context,
    outputsChanged: (outputs: Record<string, unknown>) => void,
  ) {
    this.control = new controlClass();
    const notify = () => {
      if (!this.destroyed) outputsChanged(this.control.getOutputs?.() ?? {});
    };
    this.control.init(context, notify, keptStates.get(stateKey) ?? {});
  }

  /** Calls updateView. @returns what the control wants rendered */
  update(context: Context): React.ReactElement {
    return this.control.updateView(context);
  }

  /** Keeps a state for the next instance on the same record. */
  keep(state: ComponentFramework.Dictionary): void {
    keptStates.set(this.stateKey, state);
  }

  /** Ends the control; call it after its elements are gone from the page. */
  destroy(): void {
    this.destroyed = true;
    this.control.destroy();
  }
}
