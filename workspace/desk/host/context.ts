import { declared } from "./features";
import type { SolutionControl } from "../../import/solution";

type Context = ComponentFramework.Context<Record<string, unknown>>;

/** What the host has for every control of a form; the same objects at every update. */
export interface Surfaces {
  webAPI: ComponentFramework.WebApi;
  utils: ComponentFramework.Utility;
  navigation: ComponentFramework.Navigation;
  resources: ComponentFramework.Resources;
  userSettings: ComponentFramework.UserSettings;
  formatting: ComponentFramework.Formatting;
  events: ComponentFramework.IEventBag;
  factory: ComponentFramework.Factory;
  /** Acts on the control's own frame; the values of `mode` come with the state. */
  modeActions: Pick<ComponentFramework.Mode, "setControlState" | "setFullScreen" | "trackContainerResize">;
}

/** What may differ from one update to the next. */
export interface ControlState {
  parameters: Record<string, unknown>;
  updatedProperties: string[];
  fluentDesignLanguage: ComponentFramework.FluentDesignState;
  /** Width in CSS pixels once the control asked for it (trackContainerResize); -1 before. */
  allocatedWidth: number;
  isControlDisabled: boolean;
  isAuthoringMode: boolean;
  label: string;
  /** The record of the form; `id` null on a new one. */
  record: { table: string; id: string | null; name: string };
}

const noCopilot = () => Promise.reject(new Error("Copilot is not part of this workspace."));

/** Not in the typings, yet there in model-driven apps: controls read them with a cast. */
interface UntypedMode {
  contextInfo: { entityTypeName: string; entityId: string | undefined; entityRecordName: string | undefined };
  isAuthoringMode: boolean;
}

/**
 * The context of one update, as the published typings describe it. A surface that needs a feature the manifest does not
 * declare is null, as in the real host.
 */
export function buildContext(control: SolutionControl, surfaces: Surfaces, state: ControlState): Context {
  const mode: ComponentFramework.Mode & UntypedMode = {
    ...surfaces.modeActions,
    allocatedHeight: -1,
    allocatedWidth: state.allocatedWidth,
    isControlDisabled: state.isControlDisabled,
    isVisible: true,
    label: state.label,
    isAuthoringMode: state.isAuthoringMode,
    contextInfo: {
      entityTypeName: state.record.table,
      entityId: state.record.id ?? undefined,
      entityRecordName: state.record.id === null ? undefined : state.record.name,
    },
  };
  return {
    client: {
      disableScroll: false,
      getClient: () => "Web",
      getFormFactor: () => 1,
      isOffline: () => false,
      isNetworkAvailable: () => navigator.onLine,
    },
    // This host has no camera, position and the like; a feature that is not there is null.
    device: null as unknown as ComponentFramework.Device,
    webAPI: declared(control, "WebAPI", surfaces.webAPI),
    utils: declared(control, "Utility", surfaces.utils),
    factory: surfaces.factory,
    formatting: surfaces.formatting,
    mode,
    navigation: surfaces.navigation,
    resources: surfaces.resources,
    userSettings: surfaces.userSettings,
    parameters: state.parameters,
    updatedProperties: state.updatedProperties,
    events: surfaces.events,
    fluentDesignLanguage: state.fluentDesignLanguage,
    copilot: { executeEvent: noCopilot, executePrompt: noCopilot },
  };
}
