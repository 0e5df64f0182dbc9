import { createElement } from "react";
import type { ControlClass } from "../../../workspace/desk/host/controlInstance";
import { HostedControl, type FormSettings } from "../../../workspace/desk/host/hostedControl";
import { traitsOf } from "../../../workspace/desk/state/hostTraits";
import { caseTable, component, control } from "./fixtures";

type Context = ComponentFramework.Context<Record<string, ComponentFramework.PropertyTypes.Property>>;

/** What a control saw of one update. */
interface Update {
  updatedProperties: string[];
  anchor: unknown;
  width: number;
  disabled: boolean;
}

/** A control that only notes how the host treats it. */
function probe() {
  const seen = {
    updates: [] as Update[],
    contexts: [] as Context[],
    states: [] as unknown[],
    destroyed: 0,
    notify: () => undefined as void,
    outputs: {} as Record<string, unknown>,
  };
  class Probe {
    init(context: Context, notify?: () => void, state?: ComponentFramework.Dictionary) {
      seen.contexts.push(context);
      seen.states.push(state);
      seen.notify = notify ?? seen.notify;
    }
    updateView(context: Context) {
      seen.contexts.push(context);
      seen.updates.push({
        updatedProperties: context.updatedProperties,
        anchor: context.parameters.anchor?.raw,
        width: context.mode.allocatedWidth,
        disabled: context.mode.isControlDisabled,
      });
      return createElement("div");
    }
    getOutputs() {
      return seen.outputs;
    }
    destroy() {
      seen.destroyed += 1;
    }
  }
  return { seen, controlClass: Probe as unknown as ControlClass };
}

const settings = (changes: Partial<FormSettings> = {}): FormSettings => ({
  table: caseTable,
  row: { title: "Printer jams on tray 2" },
  record: { table: "incident", id: "1", name: "Printer jams on tray 2" },
  design: {} as ComponentFramework.FluentDesignState,
  disabled: false,
  rights: () => ({ secured: false, readable: true, editable: true }),
  authoring: false,
  traits: traitsOf("documented"),
  ...changes,
});

const webApi = {} as ComponentFramework.WebApi;
const surfaces = {
  webAPI: webApi,
  utils: {},
  navigation: {},
  resources: {},
  userSettings: {},
  formatting: {},
  events: {},
};

async function start(features = [{ name: "WebAPI", required: true }], changes: Partial<FormSettings> = {}) {
  const { seen, controlClass } = probe();
  const hosted = new HostedControl({ control: control(features), component: component() }, settings(changes), 380);
  await hosted.start(() => Promise.resolve({ controlClass, surfaces: surfaces as never }));
  const latest = () => {
    const context = seen.contexts.at(-1);
    if (!context) throw new Error("The control was not called.");
    return context;
  };
  return { hosted, seen, latest };
}

describe("a hosted control", () => {
  it("is updated right after init and then shown", async () => {
    const { hosted, seen } = await start();
    expect(seen.updates).toEqual([
      { updatedProperties: [], anchor: "Printer jams on tray 2", width: -1, disabled: false },
    ]);
    expect(hosted.get().kind).toBe("shown");
  });

  it("has the surfaces it declares and null for the others", async () => {
    const { latest } = await start();
    expect(latest().webAPI).toBe(webApi);
    // A host was seen to keep this one function, and to throw in it.
    expect(() => latest().utils.hasEntityPrivilege("incident", 2, 0)).toThrow(/does not declare/);
    expect(latest().device).toBeNull();
  });

  it("does not load without a feature that it cannot do without", async () => {
    const { hosted, seen } = await start([{ name: "Device.captureImage", required: true }]);
    expect(hosted.get()).toMatchObject({
      kind: "failed",
      reason: expect.stringContaining("Device.captureImage") as string,
    });
    expect(seen.contexts).toHaveLength(0);
    expect((await start([{ name: "Device.captureImage", required: false }])).hosted.get().kind).toBe("shown");
  });

  it("knows the record of the form, and that a new one has no id", async () => {
    const info = ({ mode }: Context) => (mode as unknown as { contextInfo: unknown }).contextInfo;
    expect(info((await start()).latest())).toEqual({
      entityTypeName: "incident",
      entityId: "1",
      entityRecordName: "Printer jams on tray 2",
    });
    const unsaved = await start(undefined, { row: null, record: { table: "incident", id: null, name: "" } });
    expect(info(unsaved.latest())).toMatchObject({ entityId: undefined, entityRecordName: undefined });
  });

  it("is updated when the row is read again, with the bound properties named", async () => {
    const { hosted, seen } = await start();
    hosted.change(settings({ row: { title: "Another title" } }));
    expect(seen.updates.at(-1)).toMatchObject({ updatedProperties: ["anchor"], anchor: "Another title" });
  });

  it("learns of its width only after it asked to", async () => {
    const { hosted, seen, latest } = await start();
    hosted.resized(320);
    expect(seen.updates).toHaveLength(1);
    latest().mode.trackContainerResize(true);
    hosted.resized(480);
    expect(seen.updates.at(-1)?.width).toBe(480);
    hosted.resized(0);
    hosted.resized(480);
    expect(seen.updates).toHaveLength(2);
  });

  it("is updated after its outputs, which stand until the row is read again", async () => {
    const { hosted, seen } = await start();
    seen.outputs = { anchor: "Typed" };
    seen.notify();
    expect(seen.updates.at(-1)).toMatchObject({ updatedProperties: ["anchor"], anchor: "Typed" });
    hosted.change(settings({ disabled: true }));
    expect(seen.updates.at(-1)).toMatchObject({ anchor: "Printer jams on tray 2", disabled: true });
  });

  it("is disabled where column security keeps the user from changing its column", async () => {
    const rights: FormSettings["rights"] = (_, column) => {
      const secured = column === "title";
      return { secured, readable: true, editable: !secured };
    };
    expect((await start(undefined, { rights })).seen.updates.at(-1)).toMatchObject({ disabled: true });
  });

  it("goes full screen and keeps its state for the next form of the record", async () => {
    const record = { table: "incident", id: "kept", name: "" };
    const first = await start(undefined, { record });
    first.latest().mode.setFullScreen(true);
    expect(first.hosted.get()).toMatchObject({ kind: "shown", fullScreen: true });
    first.latest().mode.setControlState({ scroll: 7 });
    expect((await start(undefined, { record })).seen.states).toEqual([{ scroll: 7 }]);
    expect((await start()).seen.states).toEqual([{}]);
  });

  it("is destroyed once and never called again", async () => {
    const { hosted, seen } = await start();
    hosted.end();
    hosted.change(settings({ disabled: true }));
    seen.notify();
    expect([seen.destroyed, seen.updates.length]).toEqual([1, 1]);
  });

  it("is not started when its form was closed while it was loading", async () => {
    const { seen, controlClass } = probe();
    const hosted = new HostedControl({ control: control(), component: component() }, settings(), 380);
    const started = hosted.start(() => Promise.resolve({ controlClass, surfaces: surfaces as never }));
    hosted.end();
    await started;
    expect(seen.contexts).toHaveLength(0);
  });

  it("shows why it failed", async () => {
    const hosted = new HostedControl({ control: control(), component: component() }, settings(), 380);
    await hosted.start(() => Promise.reject(new Error("The bundle could not be loaded.")));
    expect(hosted.get()).toEqual({ kind: "failed", reason: "The bundle could not be loaded." });
  });

  describe("where its host is unkind", () => {
    afterEach(() => jest.useRealTimers());
    const unkind = { traits: traitsOf("unkind"), record: { table: "incident", id: "1", name: "Printer" } };
    const idOf = ({ mode }: Context) =>
      (mode as unknown as { contextInfo: { entityId?: string } }).contextInfo.entityId;

    it("is told the id of its record later, its column locked and its theme missing", async () => {
      jest.useFakeTimers();
      const { seen, latest } = await start(undefined, { ...unkind, design: undefined });
      expect(idOf(latest())).toBeUndefined();
      expect(seen.updates).toMatchObject([{ disabled: true }]);
      expect([latest().parameters.anchor?.security, latest().fluentDesignLanguage]).toEqual([{}, undefined]);
      jest.runAllTimers();
      expect(idOf(latest())).toBe("1");
    });

    it("hears old outputs once more, after which its form is unsaved", async () => {
      const { seen, controlClass } = probe();
      const onUnsaved = jest.fn();
      const placement = { control: control(), component: component() };
      const hosted = new HostedControl(placement, settings(unkind), 380, onUnsaved);
      await hosted.start(() => Promise.resolve({ controlClass, surfaces: surfaces as never }));
      seen.outputs = { anchor: "Printer jams on tray 2" };
      seen.notify();
      expect(onUnsaved).toHaveBeenCalledTimes(1);
      seen.outputs = { anchor: "Typed" };
      seen.notify();
      const anchors = seen.updates.slice(-3).map(({ anchor }) => anchor);
      expect(anchors).toEqual(["Typed", "Printer jams on tray 2", "Typed"]);
      hosted.end();
    });
  });

  it("makes its form unsaved by another value only", async () => {
    const { seen, controlClass } = probe();
    const onUnsaved = jest.fn();
    const hosted = new HostedControl({ control: control(), component: component() }, settings(), 380, onUnsaved);
    await hosted.start(() => Promise.resolve({ controlClass, surfaces: surfaces as never }));
    seen.outputs = { anchor: "Printer jams on tray 2" };
    seen.notify();
    expect(onUnsaved).not.toHaveBeenCalled();
    seen.outputs = { anchor: "Typed" };
    seen.notify();
    expect(onUnsaved).toHaveBeenCalledTimes(1);
  });
});
