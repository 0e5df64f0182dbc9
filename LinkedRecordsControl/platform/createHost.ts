import type { IInputs } from "../generated/ManifestTypes";
import type { PanelPorts } from "../linking/conversationPanel";
import type { FormPlace } from "../linking/panelModel";
import { defaultCardColumns, parseColumns, type CardColumns } from "../records/columns";
import type { Translate } from "../strings/keys";
import { AppProfileTabs } from "./appProfile";
import { clock } from "./clock";
import { HostDataverse } from "./dataverse";
import { formRecord, isDesigner } from "./host";
import { OmnichannelLinks } from "./omnichannel";
import { createTranslate } from "./strings";
import { createTelemetry } from "./telemetry";

/** The version that telemetry names; the packer holds it against the manifest. */
const version = "0.1.0";

/** The host behind the interfaces of the use cases. */
export interface Host {
  readonly ports: PanelPorts;
  readonly t: Translate;
  /** Takes the context of the newest `updateView`; the adapters read from it. */
  update(context: ComponentFramework.Context<IInputs>): void;
  place(): FormPlace;
  columns(): CardColumns;
  isReadOnly(): boolean;
  anchor(): string | undefined;
  dispose(): void;
}

/** Puts the adapters together. */
export function createHost(first: ComponentFramework.Context<IInputs>): Host {
  let context = first;
  const telemetry = createTelemetry(first.parameters.telemetryConnectionString.raw, version);
  const current = (): ComponentFramework.Context<IInputs> => context;
  return {
    ports: {
      dataverse: new HostDataverse(current),
      links: new OmnichannelLinks(),
      tabs: new AppProfileTabs(() => context.navigation),
      clock,
      telemetry,
    },
    t: createTranslate(() => context.resources),
    update: (newest) => {
      context = newest;
    },
    place: () => ({ record: formRecord(context.mode), isDesigner: isDesigner(context.mode) }),
    columns: () => ({
      account: parseColumns(context.parameters.accountColumns.raw, defaultCardColumns.account),
      contact: parseColumns(context.parameters.contactColumns.raw, defaultCardColumns.contact),
      incident: parseColumns(context.parameters.caseColumns.raw, defaultCardColumns.incident),
    }),
    isReadOnly: () => context.mode.isControlDisabled,
    anchor: () => context.parameters.anchor.raw ?? undefined,
    dispose: () => telemetry.dispose(),
  };
}
