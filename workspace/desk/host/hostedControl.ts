import type * as React from "react";
import type { Row } from "../client/dataverseClient";
import type { TableMetadata } from "../client/tableMetadata";
import type { HostTraits } from "../state/hostTraits";
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
  design: ComponentFramework.FluentDesignState | undefined;
  disabled: boolean;
  /** Column security of the signed-in user. */
  rights: ColumnRights;
  authoring: boolean;
  traits: HostTraits;
}

/** What the form shows in the control's place. */
export type HostedView =
  | { kind: "loading" }
  | { kind: "failed"; reason: string }
  | { kind: "shown"; element: React.ReactElement; fullScreen: boolean };

/** How late an unkind host tells the id of its record, in milliseconds. */
const lateId = 200;

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
  private knowsId: boolean;

  constructor(
    private readonly placement: Placement,
    private settings: FormSettings,
    private width: number,
    /** What the control put out makes the form unsaved. */
    private readonly onUnsaved: () => void = () => undefined,
  ) {
    super({ kind: "loading" });
    this.knowsId = settings.traits.recordId === "at once";
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

  private update: (updatedProperties: string[], outputs?: Record<string, unknown>) => void = () => undefined;

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
    const context = (updatedProperties: string[], outputs = this.outputs) =>
      buildContext(this.placement.control, surfaces, {
        parameters: this.parameters(outputs),
        updatedProperties,
        fluentDesignLanguage: this.settings.design,
        allocatedWidth: this.tracking ? this.width : -1,
        isControlDisabled: this.isDisabled(),
        isAuthoringMode: this.settings.authoring,
        label: this.placement.component.label,
        record: this.knowsId ? this.settings.record : { ...this.settings.record, id: null },
      });
    const { name } = this.placement.control;
    const instance = new ControlInstance(
      controlClass,
      `${name}/${this.settings.record.table}/${this.settings.record.id ?? "new"}`,
      context([]),
      (outputs) => this.takeOutputs(outputs),
    );
    this.instance = instance;
    this.update = (updatedProperties, outputs) => {
      if (this.ended) return;
      try {
        const element = instance.update(context(updatedProperties, outputs));
        this.set({ kind: "shown", element, fullScreen: this.fullScreen });
      } catch (error) {
        this.fail(messageOf(error));
      }
    };
    this.update([]);
    if (!this.knowsId) setTimeout(() => this.tellId(), lateId);
  }

  private tellId(): void {
    this.knowsId = true;
    this.update([]);
  }

  /** The control has put out values: the form may be unsaved now, and updates the control. */
  private takeOutputs(outputs: Record<string, unknown>): void {
    const before = this.outputs;
    const bound = this.parameters(before);
    const isChanged = boundNames(this.placement.control).some(
      (name) => name in outputs && (outputs[name] ?? null) !== (bound[name]?.raw ?? null),
    );
    this.outputs = { ...before, ...outputs };
    if (isChanged || this.settings.traits.outputs === "always unsaved") this.onUnsaved();
    this.update(Object.keys(outputs));
    if (this.settings.traits.echoes === "in order") return;
    this.update(Object.keys(outputs), before);
    this.update(Object.keys(outputs));
  }

  private parameters(outputs: Record<string, unknown>): Record<string, ComponentFramework.PropertyTypes.Property> {
    const { table, row, rights, traits } = this.settings;
    const told: ColumnRights = (name, column) =>
      traits.anchor === "free" ? rights(name, column) : ({} as ReturnType<ColumnRights>);
    return buildParameters(this.placement, table, row, told, outputs);
  }

  /** That column security alone disables a control is not documented; this is the stricter reading. */
  private isDisabled(): boolean {
    const { disabled, table, rights, traits } = this.settings;
    return disabled || traits.anchor !== "free" || isBoundReadOnly(this.placement, table, rights);
  }

  private fail(reason: string): void {
    if (!this.ended) this.set({ kind: "failed", reason });
  }
}
