import type { IInputs } from "../generated/ManifestTypes";
import { parseActions, type PanelOptions, defaultCardColumns, parseColumns } from "../base/options";
import type { Diagnostics, Ports } from "../base/ports";
import type { Translate } from "../strings/keys";
import { AppProfileTabs } from "./appProfile";
import { attention } from "./attention";
import { clock } from "./clock";
import { HostDataverse } from "./dataverse";
import { createDiagnostics } from "./diagnostics";
import { HostDialogs } from "./dialogs";
import { createEvents } from "./events";
import { HostLog } from "./hostLog";
import { OmnichannelLinks } from "./omnichannel";
import { HostPrivileges } from "./privileges";
import { createTranslate } from "./strings";
import { createTelemetry } from "./telemetry";
import { version } from "./version";

/** The host behind the interfaces of the use cases. */
export interface Host {
  readonly ports: Ports;
  readonly diagnostics: Diagnostics;
  readonly t: Translate;
  /** Takes the context of the newest `updateView`; the adapters read from it. */
  update(context: ComponentFramework.Context<IInputs>): void;
  options(): PanelOptions;
  isReadOnly(): boolean;
  /** The value of the column that the control is bound to. */
  anchor(): string | undefined;
  /** Column security hides the value of that column: what the control puts out for it would clear it. */
  isAnchorHidden(): boolean;
  dispose(): void;
}

/** Puts the adapters together. */
export function createHost(first: ComponentFramework.Context<IInputs>): Host {
  let context = first;
  const telemetry = createTelemetry(first.parameters.telemetryConnectionString.raw, version);
  const current = (): ComponentFramework.Context<IInputs> => context;
  const log = new HostLog();
  return {
    diagnostics: createDiagnostics(current, log),
    ports: {
      dataverse: log.watch(new HostDataverse(current)),
      links: log.watch(new OmnichannelLinks()),
      tabs: new AppProfileTabs(() => context.navigation),
      dialogs: log.watch(new HostDialogs(current)),
      privileges: new HostPrivileges(() => context.utils),
      events: createEvents(() => context.events),
      clock,
      attention,
      telemetry,
    },
    t: createTranslate(() => context.resources),
    update: (newest) => {
      context = newest;
    },
    options: () => optionsOf(context.parameters),
    isReadOnly: () => context.mode.isControlDisabled,
    anchor: () => context.parameters.anchor.raw ?? undefined,
    isAnchorHidden: () => context.parameters.anchor.security?.readable === false,
    dispose: () => telemetry.dispose(),
  };
}

/** What the maker set in the form designer. */
function optionsOf(parameters: IInputs): PanelOptions {
  return {
    columns: {
      account: parseColumns(parameters.accountColumns.raw, defaultCardColumns.account),
      contact: parseColumns(parameters.contactColumns.raw, defaultCardColumns.contact),
      incident: parseColumns(parameters.caseColumns.raw, defaultCardColumns.incident),
    },
    searchColumns: {
      account: parseColumns(parameters.accountSearchColumns.raw, []),
      contact: parseColumns(parameters.contactSearchColumns.raw, []),
      incident: parseColumns(parameters.caseSearchColumns.raw, []),
    },
    actions: parseActions(parameters.allowedActions.raw),
    confirmReplace: parameters.confirmReplace.raw === "yes",
    portalUrlFormat: parameters.portalUrlFormat.raw?.trim() ?? "",
  };
}
