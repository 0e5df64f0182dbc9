import { DataverseClient, type Row } from "../../../../workspace/desk/client/dataverseClient";
import { MetadataCache, type TableMetadata } from "../../../../workspace/desk/client/tableMetadata";
import type { ControlClass } from "../../../../workspace/desk/host/controlInstance";
import { ControlEvents } from "../../../../workspace/desk/host/controlEvents";
import { createFormatting } from "../../../../workspace/desk/host/formatting";
import { HostedControl, type FormSettings } from "../../../../workspace/desk/host/hostedControl";
import { createNavigation } from "../../../../workspace/desk/host/navigation";
import { ControlRegistry } from "../../../../workspace/desk/host/registry";
import { createResources } from "../../../../workspace/desk/host/resources";
import { UserRights } from "../../../../workspace/desk/host/rightsOnPage";
import { placementsFor, type Placement } from "../../../../workspace/desk/host/placements";
import { designState } from "../../../../workspace/desk/host/theme";
import { createUserSettings } from "../../../../workspace/desk/host/userSettings";
import { createUtility } from "../../../../workspace/desk/host/utility";
import { createWebApi } from "../../../../workspace/desk/host/webApi";
import { DeskLog } from "../../../../workspace/desk/state/log";
import { traitsOf } from "../../../../workspace/desk/state/hostTraits";
import { Overlays } from "../../../../workspace/desk/state/overlays";
import { sampleIds } from "../../../../workspace/data/ids";
import type { Solution } from "../../../../workspace/import/solution";

type Surfaces = Parameters<HostedControl["start"]>[0] extends () => Promise<{ surfaces: infer S }> ? S : never;

const conversationTable = "msdyn_ocliveworkitem";
/** Tables whose definitions and privileges the app knows before a form opens, as the desk does. */
const appTables = ["account", "contact", "incident"] as const;
const language = 1033;
const traits = traitsOf("documented");
const everything = new UserRights({ missingPrivileges: [], securedColumns: [] });

/** A conversation form that has been opened: its row, its table's definition, the bundle and the strings are there. */
export class OpenForm {
  private constructor(
    private readonly placement: Placement,
    private readonly controlClass: ControlClass,
    private readonly surfaces: Surfaces,
    private readonly table: TableMetadata,
    private readonly row: Row,
    private readonly id: string,
  ) {}

  /** @throws where the server, the solution or the control's bundle does not answer as it should */
  static async open(page: Window, id: string): Promise<OpenForm> {
    const log = new DeskLog();
    const dataverse = new DataverseClient(log, (input, init) => page.fetch(input, init));
    const metadata = new MetadataCache(dataverse);
    const overlays = new Overlays();
    const solution = (await (await dataverse.request("GET", "/workspace/solution")).json()) as Solution;
    const [placement] = placementsFor(solution, conversationTable);
    if (!placement) {
      throw new Error("The solution has no control for the conversation form.");
    }
    const { control } = placement;
    const [controlClass, table, row] = await Promise.all([
      new ControlRegistry(page).load(control),
      metadata.table(conversationTable),
      dataverse.retrieve(conversationTable, id),
      ...appTables.map((name) => metadata.table(name)),
    ]);
    const unused = (): never => {
      throw new Error("The measured page opens no other form.");
    };
    const surfaces: Surfaces = {
      webAPI: createWebApi(dataverse, traits),
      utils: createUtility(metadata, overlays, { rights: everything, loadedTables: new Set() }, traits),
      navigation: createNavigation(overlays, { openRecord: unused, defaultsFrom: unused }, traits),
      resources: createResources(control, language),
      userSettings: createUserSettings({ id: sampleIds.currentUser, name: "" }, language, false),
      formatting: createFormatting("en-US"),
      events: new ControlEvents(log).bag(control.events),
    };
    return new OpenForm(placement, controlClass, surfaces, table, row, id);
  }

  /** A new instance of the control, not yet started. */
  control(): HostedControl {
    return new HostedControl(this.placement, this.settings(), 420);
  }

  /** Starts an instance: `init`, then the first `updateView`. */
  async start(control: HostedControl): Promise<void> {
    const loaded = { controlClass: this.controlClass, surfaces: this.surfaces };
    await control.start(() => Promise.resolve(loaded));
  }

  /** What the form tells the control; new objects at every call, as the real host gives. */
  settings(hasTheme = true): FormSettings {
    return {
      table: this.table,
      row: this.row,
      record: { table: conversationTable, id: this.id, name: "" },
      design: hasTheme ? designState("light") : undefined,
      disabled: false,
      rights: (table, column) => everything.ofColumn(table, column),
      authoring: false,
      traits,
    };
  }
}
