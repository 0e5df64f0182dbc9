import type { IInputs } from "../../../LinkedRecordsControl/generated/ManifestTypes";
import type { ControlProperty } from "../../../solution/format/controlManifest";
import { sampleIds } from "../../../workspace/data";
import { DataverseClient } from "../../../workspace/desk/client/dataverseClient";
import { MetadataCache } from "../../../workspace/desk/client/tableMetadata";
import type { ControlClass } from "../../../workspace/desk/host/controlInstance";
import { HostedControl } from "../../../workspace/desk/host/hostedControl";
import { createNavigation } from "../../../workspace/desk/host/navigation";
import { buildParameters } from "../../../workspace/desk/host/parameters";
import { UserRights } from "../../../workspace/desk/host/rightsOnPage";
import { createUserSettings } from "../../../workspace/desk/host/userSettings";
import { createUtility } from "../../../workspace/desk/host/utility";
import { createWebApi } from "../../../workspace/desk/host/webApi";
import { traitsOf, type HostKind } from "../../../workspace/desk/state/hostTraits";
import { DeskLog } from "../../../workspace/desk/state/log";
import { Overlays, type Overlay } from "../../../workspace/desk/state/overlays";
import { component, control as probe } from "../../workspace/desk/fixtures";
import { testWorkspace } from "../../workspace/server/support/workspace";
import { controlProperties } from "./controlProperties";
import type { Act, ContractHost } from "./contractHost";

type Context = ComponentFramework.Context<IInputs>;
type Load = Parameters<HostedControl["start"]>[0];
type Surfaces = Awaited<ReturnType<Load>>["surfaces"];

const id = sampleIds.contactAlex;
const alex: ComponentFramework.LookupValue = { id, entityType: "contact", name: "Alex Vargas" };

/** Uses a dialog or a quick create form as somebody would who wants Alex Vargas. */
function use(overlay: Overlay, act: Act): void {
  if (overlay.kind === "lookup") overlay.answer(act === "accept" ? [alex] : []);
  if (overlay.kind === "quickCreate") overlay.answer(act === "accept" ? alex : null);
}

/** A control that keeps the newest context it was given. */
function contextKeeper() {
  const kept: Context[] = [];
  class Keeper {
    init(context: Context) {
      kept.push(context);
    }
    updateView(context: Context) {
      kept.push(context);
      return null;
    }
    destroy() {
      kept.length = 0;
    }
  }
  const newest = () => {
    const context = kept.at(-1);
    if (!context) throw new Error("The host has given no context.");
    return context;
  };
  return { controlClass: Keeper as unknown as ControlClass, newest };
}

/** The workspace's host of a contact's form, over the workspace's own server, without a page. */
export async function workspaceHost(kind: HostKind): Promise<ContractHost> {
  const traits = traitsOf(kind);
  const { app, dataverse: rows } = testWorkspace();
  const send: typeof fetch = async (input, init) => app.request(`http://localhost${String(input)}`, init);
  const client = new DataverseClient(new DeskLog(), send);
  const metadata = new MetadataCache(client);
  const [table] = await Promise.all(["contact", "account"].map((name) => metadata.table(name)));
  if (!table) throw new Error("The workspace has no contacts.");
  const row = await client.retrieve("contact", id);
  let act: Act = "accept";
  const overlays = new Overlays();
  overlays.subscribe(() => overlays.get().forEach((overlay) => use(overlay, act)));
  const rights = new UserRights({ missingPrivileges: [], securedColumns: [] });
  const target = { openRecord: () => undefined, defaultsFrom: () => Promise.resolve({}) };
  const surfaces = {
    webAPI: createWebApi(client, traits),
    utils: createUtility(metadata, overlays, { rights, loadedTables: new Set() }, traits),
    navigation: createNavigation(overlays, target, traits),
    userSettings: createUserSettings({ id: sampleIds.currentUser, name: "" }, 1033, false),
  } as unknown as Surfaces;

  const hosts: HostedControl[] = [];
  const form = async (features: readonly string[]) => {
    const { controlClass, newest } = contextKeeper();
    const declared = features.map((name) => ({ name, required: false }));
    const placement = {
      control: { ...probe(declared), properties: [...controlProperties()] },
      component: component({ anchor: { column: "jobtitle" } }),
    };
    const hosted = new HostedControl(
      placement,
      {
        table,
        row,
        record: { table: "contact", id, name: "Alex Vargas" },
        design: undefined,
        disabled: false,
        rights: (name, column) => rights.ofColumn(name, column),
        authoring: false,
        traits,
      },
      380,
    );
    hosts.push(hosted);
    await hosted.start(() => Promise.resolve({ controlClass, surfaces }));
    return newest;
  };
  const [newest, undeclared] = await Promise.all([form(["WebAPI", "Utility"]), form([])]);

  const property = (name: string, usage: string): ControlProperty => ({
    name,
    usage,
    types: ["SingleLine.Text"],
    required: false,
  });
  const properties = [property("mapped", "bound"), property("unmapped", "bound"), property("unset", "input")];
  const given = buildParameters(
    { control: { ...probe(), properties }, component: component({ mapped: { column: "jobtitle" } }) },
    table,
    row,
    (name, column) => rights.ofColumn(name, column),
  );
  return {
    get context() {
      return newest();
    },
    get undeclared() {
      return undeclared();
    },
    id,
    properties: given as ContractHost["properties"],
    ready: async () => {
      while (!(newest().mode as { contextInfo?: { entityId?: string } }).contextInfo?.entityId) {
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    act: (next) => {
      act = next;
    },
    end: () => {
      hosts.forEach((hosted) => hosted.end());
      rows.close();
    },
  };
}
