import { createApm } from "../../../workspace/desk/microsoft/apm";
import { EventPublisher } from "../../../workspace/desk/microsoft/eventPublisher";
import type { HostTraits } from "../../../workspace/desk/state/hostTraits";
import { SessionStore } from "../../../workspace/desk/state/sessions";
import { recordContent as record } from "./fixtures";

const publishers: EventPublisher[] = [];
// An open channel would keep the process from ending.
afterEach(() => publishers.splice(0).forEach((publisher) => publisher.close()));

function start(tabEvent: HostTraits["tabEvent"] = "told") {
  const publisher = new EventPublisher("test", tabEvent);
  publishers.push(publisher);
  const sessions = new SessionStore((event) => publisher.publish(event));
  const defaultsSeen: unknown[] = [];
  const apm = createApm(sessions, publisher, {
    hasForm: (table) => table !== "lead",
    openSession: (table, id, focus) => sessions.createSession(table, record(table, id), { focus }),
    openTab: (table, id, focus, defaults) => {
      defaultsSeen.push(defaults);
      return sessions.createTab(sessions.focusedSession().id, table, record(table, id), { focus });
    },
  });
  return { apm, sessions, defaultsSeen };
}

/** A session with a conversation as its anchor, focused. */
function startWithConversation() {
  const all = start();
  const id = all.sessions.createSession("Alex Vargas", record("msdyn_ocliveworkitem", "lwi"), { focus: true });
  all.sessions.updateContext(id, { LiveWorkItemId: "lwi", customerName: "Alex Vargas" });
  return { ...all, id };
}

describe("Microsoft.Apm", () => {
  it("gives the focused session with its tabs", () => {
    const { apm, id } = startWithConversation();
    const session = apm.getFocusedSession();
    expect(session).toMatchObject({ sessionId: id, isDefault: false, canClose: true, title: "Alex Vargas" });
    expect(session.getAllTabs()).toHaveLength(1);
    expect(session.getFocusedTab()).toMatchObject({ title: "Alex Vargas", canClose: false });
    expect(apm.getAllSessions()).toEqual(["session-id-0", id]);
    expect(() => apm.getSession("session-id-9")).toThrow(/no session/);
    expect(() => session.getTab("tab-id-1")).toThrow(/no tab/);
  });

  it("opens a record in a tab, as the template takes it", async () => {
    const { apm, sessions, id, defaultsSeen } = startWithConversation();
    const appContext = new Map([
      ["entityName", "contact"],
      ["entityId", "{AB}"],
      ["data", '{"jobtitle":"Buyer"}'],
    ]);
    const tab = await apm.createTab({ templateName: "msdyn_entityrecord", appContext });
    expect(sessions.session(id).tabs[1]).toMatchObject({ id: tab, content: { table: "contact", recordId: "ab" } });
    expect(defaultsSeen).toEqual([{ jobtitle: "Buyer" }]);
    expect(apm.getFocusedSession().getFocusedTab().tabId).toBe(tab);
    apm.closeTab(tab);
    expect(apm.getFocusedSession().getAllTabs()).toHaveLength(1);
  });

  it("opens a case session from its documented template", async () => {
    const { apm, sessions } = start();
    const sessionContext = new Map([["parametersStr", '[["entityName","incident"],["entityId","42"]]']]);
    const templateName = "case_entity_session_default_template";
    const id = await apm.createSession({ templateName, sessionContext, isFocused: false });
    expect(sessions.session(id).tabs[0]?.content).toMatchObject({ table: "incident", recordId: "42" });
    expect(sessions.focusedSession().isDefault).toBe(true);
  });

  it("rejects what no template is for", async () => {
    const { apm } = start();
    const sessionContext = new Map<string, string>();
    await expect(apm.createSession({ templateName: "mine", sessionContext })).rejects.toThrow(
      /no session template "mine"/,
    );
    await expect(apm.createTab({ templateName: "mine" })).rejects.toThrow(/no application tab template "mine"/);
    await expect(apm.createTab({ templateName: "msdyn_entityrecord" })).rejects.toThrow(/needs "entityName"/);
    const appContext = new Map([["entityName", "lead"]]);
    await expect(apm.createTab({ templateName: "msdyn_entityrecord", appContext })).rejects.toThrow(
      /no form for table "lead"/,
    );
  });

  it("refreshes, focuses and renames", () => {
    const { apm, sessions, id } = startWithConversation();
    const tab = apm.getFocusedSession().getFocusedTab();
    apm.refreshTab(tab.tabId);
    tab.refresh();
    tab.title = "Chat";
    expect(sessions.session(id).tabs[0]).toMatchObject({ refreshes: 2, title: "Chat" });
    apm.getSession("session-id-0").focus();
    apm.getSession(id).requestFocus();
    expect(sessions.session(id).badge).toBe(true);
    apm.focusTab(tab.tabId);
    expect(sessions.focusedSession().id).toBe(id);
  });

  it("gives the context in every documented way", async () => {
    const { apm } = startWithConversation();
    const context = await apm.getFocusedSession().getContext();
    expect(context.parameters.LiveWorkItemId).toBe("lwi");
    expect(context.get("customerName")).toBe("Alex Vargas");
    expect(context.getTabContext("tab-id-1")).toMatchObject({
      data: { ocContext: { config: { sessionParams: { LiveWorkItemId: "lwi" } } } },
    });
  });

  it("resolves slugs", async () => {
    const session = startWithConversation().apm.getFocusedSession();
    session.updateContext({ orderNumber: 7 });
    expect(await session.resolveSlug("{anchor.title}")).toBe("Alex Vargas");
    expect(await session.resolveSlug("{customerName}")).toBe("Alex Vargas");
    expect(await session.resolveSlug("{orderNumber}")).toBe("7");
    expect(await session.resolveSlug("{nothing}")).toBe("");
    await expect(session.resolveSlug("customerName")).rejects.toThrow(/is not a slug/);
  });

  it("publishes events on the channel that the topic names", async () => {
    const { apm, sessions } = start();
    const channel = new BroadcastChannel(apm.getEventPublisherTopic("ON_SESSION_SWITCH"));
    const heard = new Promise<unknown>((resolve) => {
      channel.onmessage = (event: MessageEvent<unknown>) => resolve(event.data);
    });
    const id = sessions.createSession("Case", record("incident", "1"), { focus: true });
    expect(await heard).toEqual({ previousSessionId: "session-id-0", newSessionId: id });
    channel.close();
    expect(() => apm.getEventPublisherTopic("ON_ANYTHING")).toThrow('There is no event "ON_ANYTHING".');
    expect(() => start("no such event").apm.getEventPublisherTopic("ON_TAB_SWITCH")).toThrow(/no event/);
  });
});
