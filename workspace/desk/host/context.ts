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
  /** Undefined where the app has no modern theme. */
  fluentDesignLanguage: ComponentFramework.FluentDesignState | undefined;
  /** Width in CSS pixels once the control asked for it (trackContainerResize); -1 before. */
  allocatedWidth: number;
  isControlDisabled: boolean;
  isAuthoringMode: boolean;
  label: string;
  /** The record of the form; `id` null on a new one, and as long as the host does not tell it. */
  record: { table: string; id: string | null; name: string };
}

/** A control that does not declare Utility was seen to have this one function, and it throws. */
const undeclaredUtility = {
  hasEntityPrivilege: () => {
    throw new Error("The control does not declare the feature Utility.");
  },
} as unknown as ComponentFramework.Utility;

/** Not in the typings either. */
interface UntypedContext {
  page: { getClientUrl(): string };
}

const noCopilot = () => Promise.reject(new Error("Copilot is not part of this workspace."));

/** Not in the typings, yet there in model-driven apps: controls read them with a cast. */
interface UntypedMode {
  contextInfo: { entityTypeName: string; entityId: string | undefined; entityRecordName: string | undefined };
  isAuthoringMode: boolean;
}

/**
 * The context of one update, as the published typings describe it. A surface that needs a feature the manifest does not
 * declare is null, as in the real host; Utility keeps a function that throws.
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
  const context: Omit<Context, "fluentDesignLanguage"> & UntypedContext = {
    page: { getClientUrl: () => globalThis.location.origin },
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
    utils: declared(control, "Utility", surfaces.utils) ?? undeclaredUtility,
    factory: surfaces.factory,
    formatting: surfaces.formatting,
    mode,
    navigation: surfaces.navigation,
    resources: surfaces.resources,
    userSettings: surfaces.userSettings,
    parameters: state.parameters,
    updatedProperties: state.updatedProperties,
    events: surfaces.events,
    copilot: { executeEvent: noCopilot, executePrompt: noCopilot },
  };
  return { ...context, ...(state.fluentDesignLanguage && { fluentDesignLanguage: state.fluentDesignLanguage }) };
}
