import type { Privilege } from "../../LinkedRecordsControl/base/ports";
import { AppProfileTabs } from "../../LinkedRecordsControl/platform/appProfile";
import { clock } from "../../LinkedRecordsControl/platform/clock";
import { HostDataverse, type DataverseContext } from "../../LinkedRecordsControl/platform/dataverse";
import { HostDialogs } from "../../LinkedRecordsControl/platform/dialogs";
import { createEvents } from "../../LinkedRecordsControl/platform/events";
import { OmnichannelLinks } from "../../LinkedRecordsControl/platform/omnichannel";
import { HostPrivileges } from "../../LinkedRecordsControl/platform/privileges";

const page = window as { Microsoft?: unknown };
const conversation = "11111111-0000-4000-8000-000000000001";

afterEach(() => {
  delete page.Microsoft;
  jest.useRealTimers();
});

describe("dialogs of the host", () => {
  const utils = { lookupObjects: jest.fn() };
  const navigation = { openForm: jest.fn() };
  const dialogs = new HostDialogs(() => ({ utils, navigation }) as unknown as ComponentFramework.Context<unknown>);

  test("look up one record of the tables that fit", async () => {
    utils.lookupObjects.mockResolvedValue([{ entityType: "contact", id: "{AB-1}", name: "Alex Vargas" }]);
    expect(await dialogs.lookup(["contact", "account"])).toEqual({
      entityType: "contact",
      id: "ab-1",
      name: "Alex Vargas",
    });
    expect(utils.lookupObjects).toHaveBeenCalledWith({
      allowMultiSelect: false,
      defaultEntityType: "contact",
      entityTypes: ["contact", "account"],
    });
  });

  test("search for what was typed", async () => {
    utils.lookupObjects.mockResolvedValue([]);
    await dialogs.lookup(["contact"], "alex");
    expect(utils.lookupObjects).toHaveBeenLastCalledWith(expect.objectContaining({ searchText: "alex" }));
  });

  test.each([[[]], [undefined], [null]])("that are closed give nothing: %j", async (closed) => {
    utils.lookupObjects.mockResolvedValue(closed);
    expect(await dialogs.lookup(["incident"])).toBeUndefined();
  });

  test("create a record in the quick create form, with values", async () => {
    navigation.openForm.mockResolvedValue({ savedEntityReference: [{ entityType: "contact", id: "{AB-1}" }] });
    expect(await dialogs.quickCreate("contact", { lastname: "Vargas" })).toEqual({
      entityType: "contact",
      id: "ab-1",
      name: "",
    });
    expect(navigation.openForm).toHaveBeenCalledWith(
      { entityName: "contact", useQuickCreateForm: true },
      { lastname: "Vargas" },
    );
  });

  test.each([
    [undefined],
    [null],
    [{}],
    [{ savedEntityReference: [] }],
    [{ savedEntityReference: null }],
    [{ savedEntityReference: [null] }],
    [{ savedEntityReference: [{ entityType: "contact" }] }],
    [{ savedEntityReference: [{ entityType: "contact", id: "" }] }],
  ])("tell of a form that was closed or left without saving: %j", async (closed) => {
    navigation.openForm.mockResolvedValue(closed);
    expect(await dialogs.quickCreate("contact", {})).toBeUndefined();
  });

  test("tell why they cannot be opened", async () => {
    const denied = { errorCode: 2147746336, message: "Principal user is missing prvReadContact privilege", raw: "" };
    utils.lookupObjects.mockRejectedValue(denied);
    await expect(dialogs.lookup(["contact"])).rejects.toMatchObject({ kind: "forbidden", message: denied.message });
    navigation.openForm.mockRejectedValue(new Error("not supported"));
    await expect(dialogs.quickCreate("contact", {})).rejects.toThrow("not supported");
  });
});

describe("rights of the user", () => {
  test.each<[Privilege, number]>([
    ["Create", 1],
    ["Read", 2],
    ["Write", 3],
    ["Append", 7],
    ["AppendTo", 8],
  ])("to %s are asked for by number %s, at the depth of own records", (privilege, number) => {
    const hasEntityPrivilege = jest.fn().mockReturnValue(false);
    const utils = { hasEntityPrivilege } as unknown as ComponentFramework.Utility;
    const privileges = new HostPrivileges(
      () => utils,
      () => true,
    );
    expect(privileges.has("contact", privilege)).toBe(false);
    expect(hasEntityPrivilege).toHaveBeenCalledWith("contact", number, 0);
    hasEntityPrivilege.mockReturnValue(true);
    expect(privileges.has("contact", privilege)).toBe(true);
  });

  test("are not known by a no that came before the metadata of the table, and are asked again after it", async () => {
    const hasEntityPrivilege = jest.fn().mockReturnValue(false);
    const utils = { hasEntityPrivilege, getEntityMetadata: () => Promise.resolve({}) };
    const context = { utils, client: { isNetworkAvailable: () => true } } as unknown as DataverseContext;
    const dataverse = new HostDataverse(() => context);
    const privileges = new HostPrivileges(
      () => context.utils,
      (table) => dataverse.isLoaded(table),
    );
    expect(privileges.has("contact", "Create")).toBeUndefined();
    await dataverse.describe("contact", []);
    expect(privileges.has("contact", "Create")).toBe(false);
    expect(privileges.has("account", "Create")).toBeUndefined();
    hasEntityPrivilege.mockReturnValue(true);
    expect(privileges.has("account", "Create")).toBe(true);
  });

  test.each([
    ["has no such call", () => undefined],
    [
      "fails",
      () => ({
        hasEntityPrivilege: jest.fn().mockImplementation(() => {
          throw new Error("odd");
        }),
      }),
    ],
  ])("are left to Dataverse where the host %s", (_, utils) => {
    const privileges = new HostPrivileges(
      () => utils() as unknown as ComponentFramework.Utility | undefined,
      () => true,
    );
    expect(privileges.has("contact", "Create")).toBeUndefined();
  });
});

describe("events for form scripts", () => {
  test("reach the host with what happened", () => {
    const host = { recordLinked: jest.fn(), recordUnlinked: jest.fn(), recordSaved: jest.fn(), failed: jest.fn() };
    const events = createEvents(() => host);
    const record = { entityType: "contact", id: "c1" };
    events.recordLinked({ ...record, conversationId: "w1", replaced: "c2" });
    events.recordUnlinked({ ...record, conversationId: "w1" });
    events.recordSaved(record);
    events.failed({ action: "link", reason: "refused" });
    expect(host.recordLinked).toHaveBeenCalledWith({ ...record, conversationId: "w1", replaced: "c2" });
    expect(host.recordUnlinked).toHaveBeenCalledWith({ ...record, conversationId: "w1" });
    expect(host.recordSaved).toHaveBeenCalledWith(record);
    expect(host.failed).toHaveBeenCalledWith({ action: "link", reason: "refused" });
  });

  test.each([
    ["has no events", undefined],
    ["lacks this one", {}],
    [
      "throws",
      {
        recordSaved: () => {
          throw new Error("script error");
        },
      },
    ],
  ])("do no harm where the host %s", (_, host) => {
    expect(() => createEvents(() => host).recordSaved({ entityType: "contact", id: "c1" })).not.toThrow();
  });
});

/** A BroadcastChannel within the page: the messages of one topic reach all its channels. */
class PageChannel {
  static open: PageChannel[] = [];
  onmessage: ((event: { data: unknown }) => void) | null = null;

  constructor(readonly name: string) {
    PageChannel.open.push(this);
  }

  close(): void {
    PageChannel.open = PageChannel.open.filter((channel) => channel !== this);
  }

  static post(name: string, data: unknown): void {
    PageChannel.open.filter((channel) => channel.name === name).forEach((channel) => channel.onmessage?.({ data }));
  }
}

describe("switches of session and tab", () => {
  const tabs = new AppProfileTabs(() => ({ openForm: jest.fn() }));
  const topicOf = (event: string): string => `topic of ${event}`;

  beforeEach(() => {
    PageChannel.open = [];
    Object.assign(globalThis, { BroadcastChannel: PageChannel });
  });

  afterEach(() => {
    delete (globalThis as { BroadcastChannel?: unknown }).BroadcastChannel;
  });

  test("are heard until nobody wants to, the two events of one switch as one", () => {
    jest.useFakeTimers();
    page.Microsoft = { Apm: { getEventPublisherTopic: topicOf } };
    const onSwitch = jest.fn();
    const stop = tabs.watchSwitches(onSwitch);
    PageChannel.post("topic of ON_SESSION_SWITCH", { newSessionId: "s2" });
    PageChannel.post("topic of ON_TAB_SWITCH", { tabId: "t2" });
    jest.advanceTimersByTime(1000);
    expect(onSwitch).toHaveBeenCalledTimes(1);
    PageChannel.post("topic of ON_TAB_SWITCH", { tabId: "t1" });
    stop();
    jest.advanceTimersByTime(1000);
    expect(onSwitch).toHaveBeenCalledTimes(1);
    expect(PageChannel.open).toEqual([]);
  });

  test("of sessions are heard where the app knows no event for tabs", () => {
    const getEventPublisherTopic = (event: string): string => {
      if (event === "ON_TAB_SWITCH") {
        throw new Error("unknown event");
      }
      return topicOf(event);
    };
    page.Microsoft = { Apm: { getEventPublisherTopic } };
    tabs.watchSwitches(jest.fn());
    expect(PageChannel.open.map(({ name }) => name)).toEqual(["topic of ON_SESSION_SWITCH"]);
  });

  test("are listened for again while the app is not there yet, and not for ever", () => {
    jest.useFakeTimers();
    const onSwitch = jest.fn();
    const stop = tabs.watchSwitches(onSwitch);
    jest.advanceTimersByTime(1000);
    page.Microsoft = { Apm: { getEventPublisherTopic: topicOf } };
    jest.advanceTimersByTime(2000);
    PageChannel.post("topic of ON_SESSION_SWITCH", {});
    jest.advanceTimersByTime(1000);
    expect(onSwitch).toHaveBeenCalledTimes(1);
    expect(jest.getTimerCount()).toBe(0);
    stop();
    delete page.Microsoft;
    tabs.watchSwitches(onSwitch);
    jest.advanceTimersByTime(60_000);
    expect(jest.getTimerCount()).toBe(0);
  });

  test("are no longer waited for when nobody wants to hear them", () => {
    jest.useFakeTimers();
    tabs.watchSwitches(jest.fn())();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe("the conversation of the session", () => {
  const tabs = new AppProfileTabs(() => ({ openForm: jest.fn() }));
  const braced = `{${conversation.toUpperCase()}}`;
  const session = (getContext: unknown) => ({ Apm: { getFocusedSession: () => ({ getContext }) } });

  test.each([
    ["the parameters of the context", session(() => Promise.resolve({ parameters: { LiveWorkItemId: braced } }))],
    ["the context itself", session(() => ({ get: (name: string) => (name === "LiveWorkItemId" ? braced : "") }))],
    [
      "Omnichannel, where the context has none",
      {
        ...session(() => Promise.resolve({})),
        Omnichannel: { getConversationId: () => Promise.resolve(braced) },
      },
    ],
    [
      "Omnichannel, where there is no session",
      {
        Apm: {
          getFocusedSession: () => {
            throw new Error("No session");
          },
        },
        Omnichannel: { getConversationId: () => Promise.resolve(braced) },
      },
    ],
  ])("is read from %s", async (_, namespace) => {
    page.Microsoft = namespace;
    expect(await tabs.currentConversationId()).toBe(conversation);
  });

  test("is read from the context of its first tab, where the session's own has none", async () => {
    const ocContext = { config: { sessionParams: { LiveWorkItemId: braced } } };
    const getTabContext = jest.fn().mockReturnValue({ data: { ocContext } });
    const getContext = () => ({ get: () => undefined, getTabContext });
    page.Microsoft = { Apm: { getFocusedSession: () => ({ getAllTabs: () => ["tab-id-7"], getContext }) } };
    expect(await tabs.currentConversationId()).toBe(conversation);
    expect(getTabContext).toHaveBeenCalledWith("tab-id-7");
    getTabContext.mockReturnValue(null);
    expect(await tabs.currentConversationId()).toBeUndefined();
  });

  describe("as that of a form which does not tell its record", () => {
    const never = (): boolean => false;
    const sessionWith = (focused: string, sessionId = "s1") => ({
      Apm: {
        getFocusedSession: () => ({
          sessionId,
          getAllTabs: () => ["t1", "t2"],
          getFocusedTab: () => ({ tabId: focused }),
          getContext: () => ({ parameters: { LiveWorkItemId: braced } }),
        }),
      },
    });

    beforeEach(() => jest.useFakeTimers());

    const found = async (isConversation: boolean, isOver = never): Promise<string | undefined> => {
      const finding = tabs.conversationOfForm(isConversation, isOver);
      await jest.runAllTimersAsync();
      return finding;
    };

    test("is found in the anchor tab; in another one, only where the form is known to be of a conversation", async () => {
      page.Microsoft = sessionWith("t1");
      expect(await found(false)).toBe(conversation);
      page.Microsoft = sessionWith("t2");
      expect(await found(false)).toBeUndefined();
      expect(await found(true)).toBe(conversation);
    });

    test("is found where the app appears later, and not for ever", async () => {
      const finding = tabs.conversationOfForm(false, never);
      await jest.advanceTimersByTimeAsync(400);
      page.Microsoft = sessionWith("t1");
      await jest.advanceTimersByTimeAsync(200);
      expect(await finding).toBe(conversation);
      delete page.Microsoft;
      expect(await found(true)).toBeUndefined();
      expect(jest.getTimerCount()).toBe(0);
    });

    test("is none once the agent went to another session, or the form is gone", async () => {
      page.Microsoft = sessionWith("t2");
      const finding = tabs.conversationOfForm(false, never);
      await jest.advanceTimersByTimeAsync(100);
      page.Microsoft = sessionWith("t1", "s2");
      await jest.runAllTimersAsync();
      expect(await finding).toBeUndefined();
      expect(await found(true, () => true)).toBeUndefined();
    });
  });

  test.each([
    ["nothing is there", undefined],
    ["the product has none", { Omnichannel: { getConversationId: () => Promise.reject(new Error("none")) } }],
    ["the id is empty", { Omnichannel: { getConversationId: () => Promise.resolve("") } }],
    ["the id is no text", { Omnichannel: { getConversationId: () => Promise.resolve({}) } }],
  ])("is none where %s", async (_, namespace) => {
    page.Microsoft = namespace;
    expect(await tabs.currentConversationId()).toBeUndefined();
  });

  test("gets its slugs changed, and survives a session that cannot", () => {
    const updateContext = jest.fn();
    page.Microsoft = { Apm: { getFocusedSession: () => ({ updateContext }) } };
    const tab = tabs.focusedTab();
    tab.updateContext({ customerName: "Alex Vargas" });
    expect(updateContext).toHaveBeenCalledWith({ customerName: "Alex Vargas" });
    updateContext.mockImplementation(() => {
      throw new Error("closed");
    });
    expect(() => tab.updateContext({})).not.toThrow();
    delete page.Microsoft;
    expect(() => tabs.focusedTab().updateContext({})).not.toThrow();
  });
});

describe("a conversation", () => {
  const links = new OmnichannelLinks();

  test("is opened by the product, where it can and will", async () => {
    expect(await links.open("w1")).toBe(false);
    const openConversation = jest.fn().mockResolvedValue({});
    page.Microsoft = { Omnichannel: { openConversation } };
    expect(await links.open("w1")).toBe(true);
    expect(openConversation).toHaveBeenCalledWith("w1");
    openConversation.mockRejectedValue("no");
    expect(await links.open("w1")).toBe(false);
  });
});

describe("Dataverse through the host", () => {
  const webAPI = { retrieveMultipleRecords: jest.fn(), updateRecord: jest.fn() };
  const getEntityMetadata = jest.fn();
  const dataverse = new HostDataverse(
    () =>
      ({
        webAPI,
        utils: { getEntityMetadata },
        client: { isNetworkAvailable: () => true },
      }) as unknown as DataverseContext,
  );

  beforeEach(() => jest.resetAllMocks());

  const quickFind = (...columns: string[]): void => {
    const conditions = columns.map((column) => `<condition attribute="${column}" operator="like" value="{0}"/>`);
    const fetchxml = `<fetch><entity name="contact"><attribute name="fullname"/>
      <filter type="and"><condition attribute="statecode" operator="eq" value="0"/></filter>
      <filter type="or" isquickfindfields="1">${conditions.join("")}</filter>
      <link-entity name="account"><filter isquickfindfields="1"><condition attribute="name"/></filter></link-entity>
    </entity></fetch>`;
    webAPI.retrieveMultipleRecords.mockResolvedValue({ entities: [{ fetchxml }] });
  };
  const types = (known: Record<string, unknown>): void => {
    const get = (name: string): unknown => (name in known ? { AttributeType: known[name] } : undefined);
    getEntityMetadata.mockResolvedValue({ Attributes: { get } });
  };

  test("searches the text columns of the quick find view, each once", async () => {
    quickFind(
      "fullname",
      "emailaddress1",
      "parentcustomerid",
      "parentcustomeridname",
      "fullname",
      "donotphone",
      "description",
    );
    types({ fullname: "String", emailaddress1: 14, parentcustomerid: 1, donotphone: 0, description: 7 });
    expect(await dataverse.quickFindColumns("contact")).toEqual(["fullname", "emailaddress1", "description"]);
    const [table, query] = webAPI.retrieveMultipleRecords.mock.calls[0] as [string, string];
    expect(table).toBe("savedquery");
    expect(query).toContain("returnedtypecode eq 'contact' and querytype eq 4 and isdefault eq true&$top=1");
    expect(getEntityMetadata).toHaveBeenCalledWith("contact", expect.not.arrayContaining(["statecode", "name"]));
  });

  test("finds no columns where there is no view", async () => {
    webAPI.retrieveMultipleRecords.mockResolvedValue({ entities: [] });
    types({});
    expect(await dataverse.quickFindColumns("contact")).toEqual([]);
  });

  test("reads on with the query of the next page", async () => {
    const rows = [{ activityid: "w1" }];
    const nextLink =
      "https://fabrikam.example/api/data/v9.2/msdyn_ocliveworkitems?$select=subject&$skiptoken=%3Ccookie%3E";
    webAPI.retrieveMultipleRecords.mockResolvedValueOnce({ entities: rows, nextLink });
    const first = await dataverse.retrievePage("msdyn_ocliveworkitem", "?$select=subject", 20);
    expect(first).toEqual({ rows, next: "?$select=subject&$skiptoken=%3Ccookie%3E" });
    expect(webAPI.retrieveMultipleRecords).toHaveBeenCalledWith("msdyn_ocliveworkitem", "?$select=subject", 20);
    webAPI.retrieveMultipleRecords.mockResolvedValueOnce({ entities: rows, nextLink: "" });
    expect((await dataverse.retrievePage("msdyn_ocliveworkitem", first.next ?? "", 20)).next).toBeUndefined();
  });

  test("writes the columns it is given, and tells why it could not", async () => {
    webAPI.updateRecord.mockResolvedValueOnce({});
    await dataverse.update("incident", "i1", { "customerid_contact@odata.bind": "/contacts(c1)" });
    expect(webAPI.updateRecord).toHaveBeenCalledWith("incident", "i1", {
      "customerid_contact@odata.bind": "/contacts(c1)",
    });
    webAPI.updateRecord.mockRejectedValueOnce({ errorCode: 0x80040220, message: "Principal lacks prvWriteIncident" });
    await expect(dataverse.update("incident", "i1", {})).rejects.toMatchObject({ kind: "forbidden" });
  });
});

test("real time passes", async () => {
  jest.useFakeTimers();
  const before = clock.now();
  const passed = jest.fn();
  void clock.delay(1000).then(passed);
  await jest.advanceTimersByTimeAsync(999);
  expect(passed).not.toHaveBeenCalled();
  await jest.advanceTimersByTimeAsync(1);
  expect(passed).toHaveBeenCalledTimes(1);
  expect(clock.now() - before).toBe(1000);
});
