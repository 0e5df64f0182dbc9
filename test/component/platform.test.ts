import { attention } from "../../LinkedRecordsControl/platform/attention";
import { AppProfileTabs } from "../../LinkedRecordsControl/platform/appProfile";
import { clock } from "../../LinkedRecordsControl/platform/clock";
import { HostDataverse, type DataverseContext } from "../../LinkedRecordsControl/platform/dataverse";
import { findApi } from "../../LinkedRecordsControl/platform/globals";
import { formPlace } from "../../LinkedRecordsControl/platform/host";
import { OmnichannelLinks } from "../../LinkedRecordsControl/platform/omnichannel";
import { createTelemetry } from "../../LinkedRecordsControl/platform/telemetry";
import { version } from "../../LinkedRecordsControl/platform/version";
import { stringKeys } from "../../LinkedRecordsControl/strings/keys";
import { reference } from "../support/fakeProduct";
import { readResx } from "../support/resx";
import { readFileSync } from "node:fs";

const page = window as { Microsoft?: unknown };
const alex = reference("contact", "c1");
const calls = () => ({ linkToConversation: jest.fn(), unlinkFromConversation: jest.fn() });

afterEach(() => {
  delete page.Microsoft;
  jest.useRealTimers();
});

describe("the page", () => {
  test("tells when it is shown again and when it has the focus again, and whether it is hidden, until nobody watches", () => {
    const returns: boolean[] = [];
    const stop = attention.watch((wasHidden) => returns.push(wasHidden));
    const state = jest.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    document.dispatchEvent(new Event("visibilitychange"));
    expect([attention.isVisible(), returns]).toEqual([false, []]);
    state.mockRestore();
    document.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new Event("focus"));
    expect([attention.isVisible(), returns]).toEqual([true, [true, false]]);
    stop();
    document.dispatchEvent(new Event("visibilitychange"));
    window.dispatchEvent(new Event("focus"));
    expect(returns).toHaveLength(2);
  });

  test("leaves no timer of what is done again and again", () => {
    jest.useFakeTimers();
    const run = jest.fn();
    const stop = clock.every(1000, run);
    jest.advanceTimersByTime(2500);
    expect(run).toHaveBeenCalledTimes(2);
    stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("the namespace of the product", () => {
  test("is found only with all the calls that are needed", () => {
    expect(findApi("Omnichannel", ["linkToConversation"])).toBeUndefined();
    page.Microsoft = { Omnichannel: { linkToConversation: jest.fn() } };
    expect(findApi("Omnichannel", ["linkToConversation", "unlinkFromConversation"])).toBeUndefined();
    page.Microsoft = { Omnichannel: calls() };
    expect(findApi("Omnichannel", ["linkToConversation", "unlinkFromConversation"])).toBeDefined();
  });

  test("is looked for in the frames around the form, past one that may not be read", () => {
    const api = calls();
    const parent = jest.spyOn(window, "parent", "get").mockImplementation(() => {
      throw new DOMException("Blocked a frame", "SecurityError");
    });
    expect(findApi("Omnichannel", ["linkToConversation"])).toBeUndefined();
    parent.mockReturnValue({ Microsoft: { Omnichannel: api } } as unknown as Window);
    expect(findApi("Omnichannel", ["linkToConversation"])).toBe(api);
    parent.mockRestore();
  });

  test("counts as missing after a while, and is found when it appears later", () => {
    jest.useFakeTimers();
    const links = new OmnichannelLinks();
    const seen: string[] = [];
    const stop = links.watch(() => seen.push(links.availability()));
    expect(links.availability()).toBe("starting");
    jest.advanceTimersByTime(4000);
    expect(seen).toEqual(["missing"]);
    page.Microsoft = { Omnichannel: calls() };
    jest.advanceTimersByTime(10_000);
    expect(seen).toEqual(["missing", "available"]);
    expect(jest.getTimerCount()).toBe(0);
    stop();
  });

  test("is no longer looked for when nobody watches", () => {
    jest.useFakeTimers();
    const stop = new OmnichannelLinks().watch(() => undefined);
    stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("linking through the product", () => {
  test.each([
    ["a text", "No privilege", "No privilege"],
    ["an object", { message: "Not active" }, "Not active"],
    ["an odd object", { message: 5 }, ""],
    ["nothing", undefined, ""],
  ])("gives the reason of a rejection with %s", async (_, reason, message) => {
    page.Microsoft = { Omnichannel: { ...calls(), linkToConversation: jest.fn().mockRejectedValue(reason) } };
    await expect(new OmnichannelLinks().link("contact", "c1", "w1")).rejects.toMatchObject({ message });
  });

  test("is refused when the namespace is gone", async () => {
    await expect(new OmnichannelLinks().unlink("contact", "c1", "w1")).rejects.toMatchObject({ kind: "missing" });
  });

  test("knows whether the product takes a conversation at all", () => {
    const links = new OmnichannelLinks();
    const three = (_table: string, _record: string, _conversation: string): void => undefined;
    const two = (_table: string, _record: string): void => undefined;
    expect(links.changesOnlyInFront()).toBe(false);
    page.Microsoft = { Omnichannel: { linkToConversation: three, unlinkFromConversation: three } };
    expect(links.changesOnlyInFront()).toBe(false);
    page.Microsoft = { Omnichannel: { linkToConversation: two, unlinkFromConversation: two } };
    expect(links.changesOnlyInFront()).toBe(true);
  });

  test("passes table, record and conversation", async () => {
    const api = calls();
    page.Microsoft = { Omnichannel: api };
    await new OmnichannelLinks().unlink("incident", "i1", "w1");
    expect(api.unlinkFromConversation).toHaveBeenCalledWith("incident", "i1", "w1");
  });
});

describe("tabs of the app", () => {
  const navigation = { openForm: jest.fn().mockResolvedValue({}) };
  const tabs = new AppProfileTabs(() => navigation);

  test("open a record in a tab of the session", async () => {
    const createTab = jest.fn().mockResolvedValue("tab-id-2");
    page.Microsoft = { Apm: { createTab, getFocusedSession: () => ({ canCreateTab: () => true }) } };
    expect(await tabs.openRecord(alex)).toBe("opened");
    const [options] = createTab.mock.calls[0] as [{ templateName: string; appContext: Map<string, string> }];
    expect(options.templateName).toBe("msdyn_entityrecord");
    expect([...options.appContext]).toEqual([
      ["entityName", "contact"],
      ["entityId", "c1"],
    ]);
  });

  test("are not opened past the limit", async () => {
    const createTab = jest.fn();
    page.Microsoft = { Apm: { createTab, getFocusedSession: () => ({ canCreateTab: () => false }) } };
    expect(await tabs.openRecord(alex)).toBe("tabLimit");
    expect(createTab).not.toHaveBeenCalled();
  });

  test("report a tab or a form that does not open", async () => {
    const throwing = (): never => {
      throw new Error("No session");
    };
    page.Microsoft = { Apm: { createTab: jest.fn().mockRejectedValue("full"), getFocusedSession: throwing } };
    expect(await tabs.openRecord(alex)).toBe("failed");
    delete page.Microsoft;
    navigation.openForm.mockRejectedValueOnce(new Error("no form"));
    expect(await tabs.openRecord(alex)).toBe("failed");
  });

  test("are refreshed as far as the app allows", () => {
    tabs.focusedTab().refresh();
    const refresh = jest.fn();
    page.Microsoft = { Apm: { getFocusedSession: () => ({ getFocusedTab: () => ({ refresh }) }) } };
    const tab = tabs.focusedTab();
    tab.refresh();
    expect(refresh).toHaveBeenCalledTimes(1);
    refresh.mockImplementation(() => {
      throw new Error("closed");
    });
    expect(() => tab.refresh()).not.toThrow();
  });
});

describe("Dataverse through the host", () => {
  const failing = (error: unknown, online = true, offlineMode = false): HostDataverse =>
    new HostDataverse(
      () =>
        ({
          webAPI: { retrieveRecord: jest.fn().mockRejectedValue(error) },
          client: { isNetworkAvailable: () => online, isOffline: () => offlineMode },
        }) as unknown as DataverseContext,
    );

  test.each([
    ["a missing privilege", { errorCode: 2147746336, message: "Principal lacks prvReadContact" }, true, "forbidden"],
    ["a missing row", { errorCode: 2147746327, message: "Does Not Exist" }, true, "missing"],
    ["a signed code", { code: -2147220960, message: "" }, true, "forbidden"],
    ["a bad query", { errorCode: 0x80060888, message: "Could not find a property" }, true, "invalid"],
    ["no network", { message: "UciError" }, false, "offline"],
    ["anything else", "odd", true, "unknown"],
    ["null", null, true, "unknown"],
  ])("tells %s apart", async (_, error, online, kind) => {
    await expect(failing(error, online).retrieve("contact", "c1", "")).rejects.toMatchObject({ kind });
  });

  test("of an app that works offline takes what it cannot explain for the lack of a network", async () => {
    const dataverse = failing({ message: "UciError" }, true, true);
    await expect(dataverse.retrieve("contact", "c1", "")).rejects.toMatchObject({ kind: "offline" });
    await expect(failing({ errorCode: 2147746327 }, true, true).retrieve("contact", "c1", "")).rejects.toMatchObject({
      kind: "missing",
    });
  });

  test("of an app that works offline asks the page for no rules, and for them once it is online", async () => {
    const ask = jest.fn().mockResolvedValue({ ok: true, json: () => ({ value: [] }) });
    window.fetch = ask;
    const unknown = { readOnly: new Set(), navigation: new Map() };
    expect(await failing(null, false, true).updateRules("account")).toEqual(unknown);
    expect(ask).not.toHaveBeenCalled();
    await failing(null).updateRules("account");
    expect(ask).toHaveBeenCalledTimes(2);
  });

  test.each(["get", "getByName"])("reads display names where the host offers %s", async (method) => {
    const attributes = { [method]: (name: string) => (name === "jobtitle" ? { DisplayName: "Job Title" } : undefined) };
    const context = {
      utils: { getEntityMetadata: () => Promise.resolve({ DisplayName: "Contact", Attributes: attributes }) },
    } as unknown as DataverseContext;
    expect(await new HostDataverse(() => context).describe("contact", ["jobtitle", "gone"])).toEqual({
      displayName: "Contact",
      entitySetName: "",
      primaryId: "",
      primaryName: "",
      columns: {
        jobtitle: {
          logicalName: "jobtitle",
          displayName: "Job Title",
          type: "other",
          isSecured: false,
          isRequired: false,
        },
      },
    });
  });

  test.each([
    ["tells", { IsSecured: true }, true],
    ["tells in its descriptor", { attributeDescriptor: { IsSecured: true } }, true],
    ["says no", { IsSecured: false, attributeDescriptor: null }, false],
    ["says nothing", {}, false],
    ["says something else", { IsSecured: "yes" }, false],
  ])("knows that a column is secured where the host %s", async (_, attribute, isSecured) => {
    const context = {
      utils: { getEntityMetadata: () => Promise.resolve({ Attributes: { get: () => attribute } }) },
    } as unknown as DataverseContext;
    const { columns } = await new HostDataverse(() => context).describe("contact", ["jobtitle"]);
    expect(columns.jobtitle?.isSecured).toBe(isSecured);
  });

  test("survives metadata without names", async () => {
    const context = { utils: { getEntityMetadata: () => Promise.resolve({}) } } as unknown as DataverseContext;
    expect(await new HostDataverse(() => context).describe("contact", ["jobtitle"])).toEqual({
      displayName: "",
      entitySetName: "",
      primaryId: "",
      primaryName: "",
      columns: {},
    });
  });
});

describe("the form around the control", () => {
  const mode = (value: object) => value as ComponentFramework.Mode;

  const place = (contextInfo: unknown, table: unknown = null, id: unknown = null) =>
    formPlace(mode({ contextInfo }), { table, id }).record;
  const empty = "00000000-0000-0000-0000-000000000000";
  const saved = { entityType: "incident", id: "ab-1" };
  const unsaved = { entityType: "incident", id: "" };

  test.each([
    ["as live organisations tell it", { entityTypeName: "incident", entityId: "ab-1", entityRecordName: "x" }, saved],
    ["in braces and capitals", { entityTypeName: "Incident", entityId: "{AB-1}" }, saved],
    ["with an id of zeros", { entityTypeName: "incident", entityId: empty }, unsaved],
    ["without an id", { entityTypeName: "incident" }, unsaved],
    ["not at all", undefined, undefined],
    ["as nothing", null, undefined],
    ["as something else", { entityTypeName: 112, entityId: {} }, undefined],
  ])("tells its record %s", (_, contextInfo, record) => {
    expect(place(contextInfo)).toEqual(record);
  });

  test.each([
    ["where the host tells nothing", undefined, "incident", "{AB-1}", saved],
    ["where the host tells no id", { entityTypeName: "incident" }, null, " AB-1 ", saved],
    ["but not before it has an id", undefined, "incident", null, unsaved],
    ["but not without a table", undefined, null, "ab-1", undefined],
    ["but not over what the host tells", { entityTypeName: "incident", entityId: "ab-1" }, "account", "a1", saved],
    ["but not the table alone", { entityTypeName: "incident" }, "account", "", unsaved],
  ])("is the record that the maker named %s", (_, contextInfo, table, id, record) => {
    expect(place(contextInfo, table, id)).toEqual(record);
  });

  test("tells a designer", () => {
    const named = { table: null, id: null };
    expect(formPlace(mode({ isAuthoringMode: true }), named).isDesigner).toBe(true);
    expect(formPlace(mode({}), named).isDesigner).toBe(false);
  });
});

describe("telemetry", () => {
  const connectionString =
    "InstrumentationKey=00000000-0000-4000-8000-000000000000;IngestionEndpoint=https://telemetry.example/";

  test.each([null, "", "no connection string"])("is off with %j", (text) => {
    const send = jest.spyOn(XMLHttpRequest.prototype, "send");
    const scenario = createTelemetry(text, "1.0.0").start("load");
    scenario.done();
    scenario.failed("unknown");
    expect(send).not.toHaveBeenCalled();
    send.mockRestore();
  });

  test("sends names and numbers of fixed lists only, the last of them when the control ends", async () => {
    jest.useFakeTimers();
    const bodies: string[] = [];
    const request = XMLHttpRequest.prototype;
    const spies = [
      jest.spyOn(request, "open").mockImplementation(() => undefined),
      jest.spyOn(request, "setRequestHeader").mockImplementation(() => undefined),
      jest.spyOn(request, "send").mockImplementation((body) => void bodies.push(String(body))),
    ];
    const telemetry = createTelemetry(connectionString, "1.0.0");
    telemetry.start("link").failed("refused");
    await jest.advanceTimersByTimeAsync(60_000);
    expect(bodies.join()).toContain("LinkedRecords.link.start");
    expect(bodies.join()).toContain("LinkedRecords.link.failed");
    expect(bodies.join()).toContain('"reason":"refused"');
    telemetry.start("open").failed("alex@adventure-works.example");
    telemetry.dispose();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(bodies.join()).toContain("LinkedRecords.open.failed");
    expect(bodies.join()).toContain('"reason":"other"');
    expect(bodies.join()).not.toContain("adventure-works");
    spies.forEach((spy) => spy.mockRestore());
  });
});

test("telemetry names the version of the package", () => {
  const { version: released } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
  expect(version).toBe(released);
});

describe("texts", () => {
  const texts = readResx("LinkedRecordsControl/strings/LinkedRecordsControl.1033.resx");
  const manifest = readFileSync("LinkedRecordsControl/ControlManifest.Input.xml", "utf8");
  const manifestKeys = [...manifest.matchAll(/(?:display-name|description)-key="([^"]+)"/g)].map(([, key]) => key);

  test("are all there, and none is left over", () => {
    expect([...texts.keys()].sort()).toEqual([...stringKeys, ...manifestKeys].sort());
  });

  test("are never empty", () => {
    expect([...texts].filter(([, text]) => text.trim() === "")).toEqual([]);
  });
});
