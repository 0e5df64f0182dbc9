import { limits, SessionStore, type SessionEvent } from "../../../workspace/desk/state/sessions";
import { recordContent as record } from "./fixtures";

function start() {
  const events: SessionEvent[] = [];
  const store = new SessionStore((event) => events.push(event));
  return { store, events };
}

describe("sessions", () => {
  it("starts with Home, which has the focus and cannot be closed", () => {
    const { store } = start();
    const home = store.focusedSession();
    expect(home).toMatchObject({ title: "Home", isDefault: true });
    expect(() => store.closeSession(home.id)).toThrow("The Home session cannot be closed.");
  });

  it("opens a session, focuses it when asked, and tells of the switch", () => {
    const { store, events } = start();
    const home = store.focusedSession();
    const id = store.createSession("Alex Vargas", record("msdyn_ocliveworkitem"), { focus: true });
    expect(store.focusedSession().id).toBe(id);
    const tab = store.session(id).focusedTabId;
    expect(events).toEqual([
      { name: "ON_SESSION_SWITCH", data: { previousSessionId: home.id, newSessionId: id } },
      {
        name: "ON_TAB_SWITCH",
        data: { previousSessionId: home.id, previousTabId: home.focusedTabId, sessionId: id, tabId: tab },
      },
    ]);
  });

  it("focuses the open session instead of opening a record twice", () => {
    const { store } = start();
    const first = store.createSession("Case", record("incident"), { focus: false });
    expect(store.createSession("Case", record("incident"), { focus: true })).toBe(first);
    expect(store.get().sessions).toHaveLength(2);
    expect(store.focusedSession().id).toBe(first);
  });

  it("opens ten sessions besides Home and no more", () => {
    const { store } = start();
    for (let index = 0; index < limits.sessions; index += 1) {
      expect(store.canCreateSession()).toBe(true);
      store.createSession("Case", record("incident", String(index)), { focus: false });
    }
    expect(store.canCreateSession()).toBe(false);
    expect(() => store.createSession("Case", record("incident", "more"), { focus: false })).toThrow(/10 sessions/);
  });

  it("returns to the session visited before when the focused one is closed", () => {
    const { store, events } = start();
    const first = store.createSession("First", record("incident", "1"), { focus: true });
    const second = store.createSession("Second", record("incident", "2"), { focus: true });
    store.focusSession(first);
    store.focusSession(second);
    store.closeSession(second);
    expect(store.focusedSession().id).toBe(first);
    expect(events.at(-1)).toEqual({ name: "ON_SESSION_CLOSED", data: { sessionId: second } });
    store.closeSession(first);
    expect(store.focusedSession().isDefault).toBe(true);
  });

  it("marks a session that wants attention, until it has the focus", () => {
    const { store } = start();
    const id = store.createSession("Case", record("incident"), { focus: false });
    store.requestFocus(id);
    expect(store.session(id).badge).toBe(true);
    store.focusSession(id);
    expect(store.session(id).badge).toBe(false);
    store.requestFocus(id);
    expect(store.session(id).badge).toBe(false);
  });

  it("says nothing when the focus stays where it is", () => {
    const { store, events } = start();
    store.focusSession(store.focusedSession().id);
    expect(events).toEqual([]);
  });

  it("adds to the context of a session", () => {
    const { store } = start();
    const id = store.createSession("Chat", record("msdyn_ocliveworkitem"), { focus: false });
    store.updateContext(id, { LiveWorkItemId: "1" });
    store.updateContext(id, { customerName: "Alex Vargas" });
    expect(store.session(id).context).toEqual({ LiveWorkItemId: "1", customerName: "Alex Vargas" });
  });
});

describe("tabs", () => {
  it("opens a tab once, in the session it was asked for", () => {
    const { store } = start();
    const session = store.createSession("Chat", record("msdyn_ocliveworkitem"), { focus: true });
    const tab = store.createTab(session, "Alex Vargas", record("contact"), { focus: true });
    expect(store.session(session).focusedTabId).toBe(tab);
    expect(store.createTab(session, "Alex Vargas", record("contact"), { focus: false })).toBe(tab);
    expect(store.sessionOfTab(tab).id).toBe(session);
  });

  it("opens every new record in a tab of its own", () => {
    const { store } = start();
    const { id } = store.focusedSession();
    const first = store.createTab(id, "New Case", record("incident", null), { focus: false });
    expect(store.createTab(id, "New Case", record("incident", null), { focus: false })).not.toBe(first);
  });

  it("has ten tabs a session, the anchor among them", () => {
    const { store } = start();
    const { id } = store.focusedSession();
    for (let index = 1; index < limits.tabs; index += 1) {
      store.createTab(id, "Contact", record("contact", String(index)), { focus: false });
    }
    expect(store.canCreateTab(id)).toBe(false);
    expect(() => store.createTab(id, "Contact", record("contact", "more"), { focus: false })).toThrow(/10 tabs/);
  });

  it("keeps the anchor and focuses the tab before the one that closes", () => {
    const { store, events } = start();
    const session = store.createSession("Chat", record("msdyn_ocliveworkitem"), { focus: true });
    const [anchor] = store.session(session).tabs;
    const tab = store.createTab(session, "Contact", record("contact"), { focus: true });
    store.closeTab(tab);
    expect(store.session(session).focusedTabId).toBe(anchor?.id);
    expect(events.at(-1)).toMatchObject({ name: "ON_TAB_SWITCH", data: { previousTabId: tab, tabId: anchor?.id } });
    expect(() => store.closeTab(anchor?.id ?? "")).toThrow("The first tab of a session cannot be closed.");
  });

  it("does not pull the focus when a tab of another session closes", () => {
    const { store } = start();
    const session = store.createSession("Chat", record("msdyn_ocliveworkitem"), { focus: true });
    const tab = store.createTab(session, "Contact", record("contact"), { focus: true });
    const [home] = store.get().sessions;
    store.focusSession(home?.id ?? "");
    store.closeTab(tab);
    expect(store.focusedSession().isDefault).toBe(true);
    expect(store.session(session).focusedTabId).toBe(store.session(session).tabs[0]?.id);
  });

  it("counts refreshes, renames, and turns a new record into the saved one", () => {
    const { store } = start();
    const { id } = store.focusedSession();
    const tab = store.createTab(id, "New Case", record("incident", null), { focus: false });
    store.refreshTab(tab);
    store.renameTab(tab, "Printer jams on tray 2");
    store.tabSaved(tab, "42");
    expect(store.session(id).tabs.find((other) => other.id === tab)).toMatchObject({
      title: "Printer jams on tray 2",
      refreshes: 1,
      content: { recordId: "42" },
    });
  });

  it("names an unknown session or tab in its error", () => {
    const { store } = start();
    expect(() => store.focusSession("session-id-9")).toThrow('There is no session "session-id-9".');
    expect(() => store.refreshTab("tab-id-9")).toThrow('There is no tab "tab-id-9".');
  });
});
