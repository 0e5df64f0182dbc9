import type { IInputs } from "../generated/ManifestTypes";
import type { FormPlace, PlainTheme } from "../base/formPlace";
import { eachTable, parseActions, parseCards, parseColumns, parseTables, type PanelOptions } from "../base/options";
import type { Diagnostics, Ports } from "../base/ports";
import { normalizeId } from "../base/record";
import type { Translate } from "../strings/keys";
import { Anchor } from "./anchor";
import { AppProfileTabs } from "./appProfile";
import { attention } from "./attention";
import { attempt } from "./attempt";
import { clock } from "./clock";
import { HostDataverse } from "./dataverse";
import { createDiagnostics } from "./diagnostics";
import { HostDialogs } from "./dialogs";
import { createEvents } from "./events";
import { HostLog } from "./hostLog";
import { formPlace } from "./host";
import { OmnichannelLinks } from "./omnichannel";
import { HostPrivileges } from "./privileges";
import { createTranslate } from "./strings";
import { createTelemetry } from "./telemetry";
import { userFormats } from "./userFormats";
import { version } from "./version";

/** The host behind the interfaces of the use cases. */
export interface Host {
  readonly ports: Ports;
  readonly diagnostics: Diagnostics;
  readonly t: Translate;
  /**
   * Takes the context of the newest `updateView`; the adapters read from it.
   * @returns whether the host has cleared the column that holds the control: the outputs must be told again
   */
  update(context: ComponentFramework.Context<IInputs>): boolean;
  options(): PanelOptions;
  /** The form that holds the control. */
  place(): FormPlace;
  /** The theme to bring along, where the host has none. */
  plainTheme(): PlainTheme | undefined;
  isRtl(): boolean;
  /** The host disables the control: the form is read-only, or the column that holds it is. */
  isDisabled(): boolean;
  /** What to put out for the column that the control is bound to. */
  anchorOutput(): { anchor?: string };
  /** Column security hides the value of that column: what the host makes of it could not be mended. */
  isAnchorHidden(): boolean;
  dispose(): void;
}

/** Puts the adapters together. */
export function createHost(first: ComponentFramework.Context<IInputs>): Host {
  let context = first;
  const telemetry = createTelemetry(first.parameters.telemetryConnectionString.raw, version);
  const current = (): ComponentFramework.Context<IInputs> => context;
  const log = new HostLog();
  const dataverse = new HostDataverse(current);
  const anchor = new Anchor();
  return {
    diagnostics: createDiagnostics(current, log),
    ports: {
      dataverse: log.watch(dataverse),
      links: log.watch(new OmnichannelLinks()),
      tabs: new AppProfileTabs(() => context.navigation),
      dialogs: log.watch(new HostDialogs(current)),
      privileges: new HostPrivileges(
        () => context.utils,
        (entityType) => dataverse.isLoaded(entityType),
      ),
      userId: () => attempt(() => normalizeId(context.userSettings.userId)),
      events: createEvents(() => context.events),
      clock,
      formats: userFormats(() => context.userSettings),
      attention,
      telemetry,
    },
    t: createTranslate(() => context.resources),
    update: (newest) => {
      context = newest;
      return anchor.update(newest.parameters.anchor.raw);
    },
    place: () => {
      const { recordTable, recordId } = context.parameters;
      return formPlace(context.mode, { table: recordTable.raw, id: recordId.raw });
    },
    plainTheme: () => plainTheme(context.fluentDesignLanguage),
    isRtl: () => attempt(() => context.userSettings.isRTL) === true,
    options: () => optionsOf(context.parameters),
    isDisabled: () => context.mode.isControlDisabled,
    anchorOutput: () => anchor.output(),
    isAnchorHidden: () => context.parameters.anchor.security?.readable === false,
    dispose: () => telemetry.dispose(),
  };
}

/** Fluent's tokens have no value where the host gives no theme: a form without the new look. */
function plainTheme(design: ComponentFramework.FluentDesignState | undefined): PlainTheme | undefined {
  return design?.tokenTheme ? undefined : design?.isDarkTheme === true ? "dark" : "light";
}

/** What the maker set in the form designer. */
function optionsOf(parameters: IInputs): PanelOptions {
  const cards = {
    account: parameters.accountColumns.raw,
    contact: parameters.contactColumns.raw,
    incident: parameters.caseColumns.raw,
  };
  const searches = {
    account: parameters.accountSearchColumns.raw,
    contact: parameters.contactSearchColumns.raw,
    incident: parameters.caseSearchColumns.raw,
  };
  return {
    ...parseCards(cards),
    searchColumns: eachTable((table) => parseColumns(searches[table], [])),
    actions: parseActions(parameters.allowedActions.raw),
    confirmReplace: parameters.confirmReplace.raw === "yes",
    readOnly: parameters.readOnly.raw === "yes",
    readOnlyTables: parseTables(parameters.readOnlyTables.raw),
    portalUrlFormat: parameters.portalUrlFormat.raw?.trim() ?? "",
  };
}
