import { Observable } from "./observable";

/** What a tab shows: the Home page, the solutions with their flows, or a record's form; `recordId` null is a new, unsaved record. */
export type TabContent =
  | { kind: "home" }
  | { kind: "solutions" }
  | { kind: "record"; table: string; recordId: string | null; defaults: Readonly<Record<string, string>> };

export interface DeskTab {
  readonly id: string;
  readonly title: string;
  readonly content: TabContent;
  /** Goes up when the tab is to be read again; the form watches it. */
  readonly refreshes: number;
}

export interface DeskSession {
  readonly id: string;
  readonly title: string;
  readonly isDefault: boolean;
  /** The first tab is the anchor: it stays as long as the session. */
  readonly tabs: readonly DeskTab[];
  readonly focusedTabId: string;
  /** The session asked for attention (requestFocus). */
  readonly badge: boolean;
  readonly context: Readonly<Record<string, unknown>>;
}

export interface Workspace {
  readonly sessions: readonly DeskSession[];
  readonly focusedSessionId: string;
}

/** The events of Microsoft.Apm, with the data their BroadcastChannel messages carry. */
export type SessionEvent =
  | { name: "ON_SESSION_SWITCH"; data: { previousSessionId: string; newSessionId: string } }
  | { name: "ON_SESSION_CLOSED"; data: { sessionId: string } }
  | {
      name: "ON_TAB_SWITCH";
      data: { previousSessionId: string; previousTabId: string; sessionId: string; tabId: string };
    };

/** Documented limits of canCreateSession and canCreateTab; Home is not counted as a session. */
export const limits = { sessions: 10, tabs: 10 } as const;

const sameContent = (one: TabContent, other: TabContent): boolean =>
  one.kind === "record" && other.kind === "record"
    ? one.recordId !== null && one.table === other.table && one.recordId === other.recordId
    : one.kind === other.kind && one.kind !== "record";

/**
 * Sessions and tabs of Customer Service workspace, with the rules documented for Microsoft.Apm: ten sessions, ten tabs
 * each, Home and the anchor tab cannot be closed.
 */
export class SessionStore extends Observable<Workspace> {
  private lastSession = 0;
  private lastTab = 1;
  /** Sessions in the order they had the focus, so that closing one returns to the one before. */
  private visited: string[] = [];

  /** @param announce receives the session and tab events, after the change is in place */
  constructor(private readonly announce: (event: SessionEvent) => void) {
    const home: DeskSession = {
      id: "session-id-0",
      title: "Home",
      isDefault: true,
      tabs: [{ id: "tab-id-1", title: "Home", content: { kind: "home" }, refreshes: 0 }],
      focusedTabId: "tab-id-1",
      badge: false,
      context: {},
    };
    super({ sessions: [home], focusedSessionId: home.id });
  }

  /** @throws when there is no such session */
  session(id: string): DeskSession {
    const found = this.get().sessions.find((session) => session.id === id);
    if (!found) throw new Error(`There is no session "${id}".`);
    return found;
  }

  focusedSession(): DeskSession {
    return this.session(this.get().focusedSessionId);
  }

  /** The session that holds a tab. @throws when there is no such tab */
  sessionOfTab(tabId: string): DeskSession {
    const found = this.get().sessions.find((session) => session.tabs.some((tab) => tab.id === tabId));
    if (!found) throw new Error(`There is no tab "${tabId}".`);
    return found;
  }

  canCreateSession(): boolean {
    return this.get().sessions.filter((session) => !session.isDefault).length < limits.sessions;
  }

  /** @throws when there is no such session */
  canCreateTab(sessionId: string): boolean {
    return this.session(sessionId).tabs.length < limits.tabs;
  }

  /**
   * Opens a session on a record, or focuses the one that has it as its anchor already.
   * @returns the session's id
   * @throws when ten sessions are open
   */
  createSession(title: string, content: TabContent, options: { focus: boolean }): string {
    const open = this.get().sessions.find((session) => {
      const [anchor] = session.tabs;
      return anchor !== undefined && !session.isDefault && sameContent(anchor.content, content);
    });
    if (open) {
      if (options.focus) this.focusSession(open.id);
      return open.id;
    }
    if (!this.canCreateSession()) throw new Error(`${limits.sessions} sessions are open. Close one, then try again.`);
    this.lastSession += 1;
    const tab = this.newTab(title, content);
    const session: DeskSession = {
      id: `session-id-${this.lastSession}`,
      title,
      isDefault: false,
      tabs: [tab],
      focusedTabId: tab.id,
      badge: false,
      context: {},
    };
    this.set({ ...this.get(), sessions: [...this.get().sessions, session] });
    if (options.focus) this.focusSession(session.id);
    return session.id;
  }

  /**
   * Opens a tab in a session, or focuses the one that shows the record already.
   * @returns the tab's id
   * @throws when the session has ten tabs, or there is no such session
   */
  createTab(sessionId: string, title: string, content: TabContent, options: { focus: boolean }): string {
    const session = this.session(sessionId);
    const open = session.tabs.find((tab) => sameContent(tab.content, content));
    if (open) {
      if (options.focus) this.focusTab(open.id);
      return open.id;
    }
    if (!this.canCreateTab(sessionId)) {
      throw new Error(`${limits.tabs} tabs are open in this session. Close one, then try again.`);
    }
    const tab = this.newTab(title, content);
    this.change(sessionId, { tabs: [...session.tabs, tab] });
    if (options.focus) this.focusTab(tab.id);
    return tab.id;
  }

  /** @throws when there is no such session */
  focusSession(id: string): void {
    const session = this.session(id);
    this.moveFocus(session.id, session.focusedTabId);
  }

  /** Focuses a tab, and its session with it. @throws when there is no such tab */
  focusTab(id: string): void {
    this.moveFocus(this.sessionOfTab(id).id, id);
  }

  /** Marks a session as wanting attention, without moving the focus. @throws when there is no such session */
  requestFocus(id: string): void {
    if (this.get().focusedSessionId !== id) this.change(id, { badge: true });
  }

  /** @throws for Home, which cannot close, and when there is no such session */
  closeSession(id: string): void {
    const session = this.session(id);
    if (session.isDefault) throw new Error("The Home session cannot be closed.");
    if (this.get().focusedSessionId === id) this.focusSession(this.sessionBefore(id));
    this.visited = this.visited.filter((visited) => visited !== id);
    this.set({ ...this.get(), sessions: this.get().sessions.filter((other) => other.id !== id) });
    this.announce({ name: "ON_SESSION_CLOSED", data: { sessionId: id } });
  }

  /** @throws for the anchor tab, which cannot close, and when there is no such tab */
  closeTab(id: string): void {
    const session = this.sessionOfTab(id);
    const at = session.tabs.findIndex((tab) => tab.id === id);
    const before = session.tabs[at - 1];
    if (!before) throw new Error("The first tab of a session cannot be closed.");
    if (session.focusedTabId === id) {
      if (session.id === this.get().focusedSessionId) this.moveFocus(session.id, before.id);
      else this.change(session.id, { focusedTabId: before.id });
    }
    this.change(session.id, { tabs: session.tabs.filter((tab) => tab.id !== id) });
  }

  /** Makes the form of a tab read its record again. @throws when there is no such tab */
  refreshTab(id: string): void {
    this.changeTab(id, (tab) => ({ ...tab, refreshes: tab.refreshes + 1 }));
  }

  /** @throws when there is no such tab */
  renameTab(id: string, title: string): void {
    this.changeTab(id, (tab) => ({ ...tab, title }));
  }

  /** A new record was saved: the tab shows the saved one from now on. @throws when there is no such tab */
  tabSaved(id: string, recordId: string): void {
    this.changeTab(id, (tab) =>
      tab.content.kind === "record" ? { ...tab, content: { ...tab.content, recordId, defaults: {} } } : tab,
    );
  }

  /** @throws when there is no such session */
  renameSession(id: string, title: string): void {
    this.change(id, { title });
  }

  /** Adds values to the context of a session. @throws when there is no such session */
  updateContext(id: string, values: Readonly<Record<string, unknown>>): void {
    this.change(id, { context: { ...this.session(id).context, ...values } });
  }

  private newTab(title: string, content: TabContent): DeskTab {
    this.lastTab += 1;
    return { id: `tab-id-${this.lastTab}`, title, content, refreshes: 0 };
  }

  private sessionBefore(id: string): string {
    const open = new Set(this.get().sessions.map((session) => session.id));
    const before = this.visited.filter((visited) => visited !== id && open.has(visited)).at(-1);
    return before ?? this.get().sessions[0]?.id ?? id;
  }

  private moveFocus(sessionId: string, tabId: string): void {
    const before = this.focusedSession();
    const unchanged = before.id === sessionId && before.focusedTabId === tabId;
    this.change(sessionId, { focusedTabId: tabId, badge: false });
    if (unchanged) return;
    this.visited = [...this.visited.filter((visited) => visited !== sessionId), sessionId];
    this.set({ ...this.get(), focusedSessionId: sessionId });
    if (before.id !== sessionId) {
      this.announce({
        name: "ON_SESSION_SWITCH",
        data: { previousSessionId: before.id, newSessionId: sessionId },
      });
    }
    this.announce({
      name: "ON_TAB_SWITCH",
      data: { previousSessionId: before.id, previousTabId: before.focusedTabId, sessionId, tabId },
    });
  }

  private change(id: string, values: Partial<DeskSession>): void {
    this.session(id);
    const sessions = this.get().sessions.map((session) => (session.id === id ? { ...session, ...values } : session));
    this.set({ ...this.get(), sessions });
  }

  private changeTab(id: string, change: (tab: DeskTab) => DeskTab): void {
    const session = this.sessionOfTab(id);
    this.change(session.id, { tabs: session.tabs.map((tab) => (tab.id === id ? change(tab) : tab)) });
  }
}
