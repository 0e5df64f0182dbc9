import type * as React from "react";
import type { Row } from "../client/dataverseClient";
import type { TableMetadata } from "../client/tableMetadata";
import { Observable } from "../state/observable";
import { buildContext, type Surfaces } from "./context";
import { ControlInstance, type ControlClass } from "./controlInstance";
import { missingFeatures } from "./features";
import { boundNames, buildParameters, isBoundReadOnly, type ColumnRights } from "./parameters";
import type { Placement } from "./placements";
import { messageOf } from "../state/messageOf";

/** What a form tells a control on it; a change of any of these is an update. */
export interface FormSettings {
  table: TableMetadata;
  /** Null on a new, unsaved record. */
  row: Row | null;
  record: { table: string; id: string | null; name: string };
  design: ComponentFramework.FluentDesignState;
  disabled: boolean;
  /** Column security of the signed-in user. */
  rights: ColumnRights;
  authoring: boolean;
}

/** What the form shows in the control's place. */
export type HostedView =
  | { kind: "loading" }
  | { kind: "failed"; reason: string }
  | { kind: "shown"; element: React.ReactElement; fullScreen: boolean };

/** The surfaces that do not act on the control itself. */
type SharedSurfaces = Omit<Surfaces, "factory" | "modeActions">;

const noPopups = (): never => {
  throw new Error("Popups are not supported in this workspace.");
};

/**
 * One control in its place on a form. Calls updateView when the real host does: after init, after outputs, after
 * setFullScreen and requestRender, and on every change of row, size (once tracked), theme or mode; never on a switch
 * of session and never after a link call.
 */
export class HostedControl extends Observable<HostedView> {
  private instance: ControlInstance | undefined;
  private outputs: Record<string, unknown> = {};
  private tracking = false;
  private fullScreen = false;
  private ended = false;

  constructor(
    private readonly placement: Placement,
    private settings: FormSettings,
    private width: number,
  ) {
    super({ kind: "loading" });
  }

  /** Loads the control and shows it; a failure becomes what the form shows. */
  async start(load: () => Promise<{ controlClass: ControlClass; surfaces: SharedSurfaces }>): Promise<void> {
    const missing = missingFeatures(this.placement.control);
    if (missing.length > 0) {
      this.fail(`The control needs ${missing.join(", ")}, which this workspace does not have.`);
      return;
    }
    try {
      const { controlClass, surfaces } = await load();
      if (!this.ended) this.init(controlClass, surfaces);
    } catch (error) {
      this.fail(messageOf(error));
    }
  }

  /** The form's row, record, theme or mode has changed. */
  change(settings: FormSettings): void {
    const rowChanged = settings.row !== this.settings.row;
    this.settings = settings;
    // What the control has put out stands until the form reads its row again.
    if (rowChanged) this.outputs = {};
    this.update(rowChanged ? boundNames(this.placement.control) : []);
  }

  /** The place of the control has another width, in CSS pixels. */
  resized(width: number): void {
    // A tab that is not shown has no width; its control keeps the one it had.
    if (width === 0 || width === this.width) return;
    this.width = width;
    if (this.tracking) this.update([]);
  }

  /** Ends the control, after its elements are gone. */
  end(): void {
    this.ended = true;
    this.instance?.destroy();
  }

  private update: (updatedProperties: string[]) => void = () => undefined;

  private init(controlClass: ControlClass, shared: SharedSurfaces): void {
    const surfaces: Surfaces = {
      ...shared,
      factory: { requestRender: () => this.update([]), getPopupService: noPopups },
      modeActions: {
        setControlState: (state) => {
          this.instance?.keep(state);
          return true;
        },
        setFullScreen: (value) => {
          this.fullScreen = value;
          this.update([]);
        },
        trackContainerResize: (value) => {
          this.tracking = value;
        },
      },
    };
    const context = (updatedProperties: string[]) =>
      buildContext(this.placement.control, surfaces, {
        parameters: buildParameters(
          this.placement,
          this.settings.table,
          this.settings.row,
          this.settings.rights,
          this.outputs,
        ),
        updatedProperties,
        fluentDesignLanguage: this.settings.design,
        allocatedWidth: this.tracking ? this.width : -1,
        // That column security alone disables a control is not documented; this is the stricter reading.
        isControlDisabled:
          this.settings.disabled || isBoundReadOnly(this.placement, this.settings.table, this.settings.rights),
        isAuthoringMode: this.settings.authoring,
        label: this.placement.component.label,
        record: this.settings.record,
      });
    const { name } = this.placement.control;
    const instance = new ControlInstance(
      controlClass,
      `${name}/${this.settings.record.table}/${this.settings.record.id ?? "new"}`,
      context([]),
      (outputs) => {
        this.outputs = { ...this.outputs, ...outputs };
        this.update(Object.keys(outputs));
      },
    );
    this.instance = instance;
    this.update = (updatedProperties) => {
      if (this.ended) return;
      try {
        const element = instance.update(context(updatedProperties));
        this.set({ kind: "shown", element, fullScreen: this.fullScreen });
      } catch (error) {
        this.fail(messageOf(error));
      }
    };
    this.update([]);
  }

  private fail(reason: string): void {
    if (!this.ended) this.set({ kind: "failed", reason });
  }
}
