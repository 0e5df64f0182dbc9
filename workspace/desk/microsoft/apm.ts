import { bareId } from "../client/dataverseClient";
import type { EventPublisher } from "./eventPublisher";
import type { SessionStore } from "../state/sessions";

interface ApmTab {
  readonly tabId: string;
  title: string;
  readonly canClose: boolean;
  refresh(): void;
  close(): void;
  focus(): void;
}

interface ApmContext {
  readonly parameters: Readonly<Record<string, unknown>>;
  get(name: string): unknown;
  getTabContext(tabId: string): unknown;
}

interface ApmSession {
  readonly sessionId: string;
  readonly isDefault: boolean;
  readonly canClose: boolean;
  title: string;
  close(): void;
  focus(): void;
  requestFocus(): void;
  getFocusedTab(): ApmTab;
  getAllTabs(): string[];
  getTab(tabId: string): ApmTab;
  canCreateTab(): boolean;
  getContext(): Promise<ApmContext>;
  updateContext(values: Record<string, unknown>): void;
  resolveSlug(slug: string): Promise<string>;
}

interface CreateSession {
  templateName: string;
  sessionContext: Map<string, string>;
  isFocused?: boolean;
}

interface CreateTab {
  templateName: string;
  appContext?: Map<string, string>;
  isFocused?: boolean;
}

/** Microsoft.Apm: the calls that are documented, and no other. */
export interface Apm {
  getFocusedSession(): ApmSession;
  getAllSessions(): string[];
  getSession(sessionId: string): ApmSession;
  canCreateSession(): boolean;
  createSession(options: CreateSession): Promise<string>;
  createTab(options: CreateTab): Promise<string>;
  refreshTab(tabId: string): void;
  closeTab(tabId: string): void;
  focusTab(tabId: string): void;
  getEventPublisherTopic(eventName: string): string;
}

/** Opens records in sessions and tabs, with their titles. */
export interface RecordOpener {
  /** Whether the app has a form for a table. */
  hasForm(table: string): boolean;
  /** @returns the session's id */
  openSession(table: string, id: string, focus: boolean): string;
  /** @returns the tab's id; the tab is in the session that has the focus */
  openTab(table: string, id: string | null, focus: boolean, defaults?: Readonly<Record<string, string>>): string;
}

const required = (values: Map<string, string> | undefined, name: string, template: string): string => {
  const value = values?.get(name);
  if (!value) throw new Error(`Template ${template} needs "${name}".`);
  return value;
};

const known = (opener: RecordOpener, table: string): string => {
  if (!opener.hasForm(table)) throw new Error(`This workspace has no form for table "${table}".`);
  return table;
};

/** `parametersStr` is a JSON list of name/value pairs. */
function readParameters(text: string): Map<string, string> {
  const pairs: unknown = JSON.parse(text);
  if (!Array.isArray(pairs)) throw new Error('"parametersStr" must be a JSON list of [name, value] pairs.');
  return new Map(pairs as [string, string][]);
}

/** Templates that the documentation names for sessions, and the table each is for. */
const sessionTemplates = new Set(["case_entity_session_default_template"]);

function openTemplateSession(opener: RecordOpener, { templateName, sessionContext, isFocused }: CreateSession): string {
  if (!sessionTemplates.has(templateName))
    throw new Error(`The app profile has no session template "${templateName}".`);
  const parameters = readParameters(required(sessionContext, "parametersStr", templateName));
  const table = known(opener, required(parameters, "entityName", templateName));
  return opener.openSession(table, bareId(required(parameters, "entityId", templateName)), isFocused ?? true);
}

function openTemplateTab(opener: RecordOpener, { templateName, appContext, isFocused }: CreateTab): string {
  if (templateName !== "msdyn_entityrecord") {
    throw new Error(`The app profile has no application tab template "${templateName}".`);
  }
  const table = known(opener, required(appContext, "entityName", templateName));
  const id = appContext?.get("entityId");
  const data = appContext?.get("data");
  const defaults = data ? (JSON.parse(data) as Record<string, string>) : {};
  return opener.openTab(table, id ? bareId(id) : null, isFocused ?? true, defaults);
}

/**
 * Microsoft.Apm over the sessions of this page. Calls that fail throw or, where the documentation has a result, reject.
 */
export function createApm(sessions: SessionStore, events: EventPublisher, opener: RecordOpener): Apm {
  const tab = (tabId: string): ApmTab => {
    const read = () => {
      const session = sessions.sessionOfTab(tabId);
      return { session, tab: session.tabs.find(({ id }) => id === tabId) };
    };
    read();
    return {
      tabId,
      get title() {
        return read().tab?.title ?? "";
      },
      set title(value) {
        sessions.renameTab(tabId, value);
      },
      get canClose() {
        return read().session.tabs[0]?.id !== tabId;
      },
      refresh: () => sessions.refreshTab(tabId),
      close: () => sessions.closeTab(tabId),
      focus: () => sessions.focusTab(tabId),
    };
  };

  const anchorOf = (sessionId: string) => sessions.session(sessionId).tabs[0];

  const tabContext = (sessionId: string, tabId: string): unknown => {
    const session = sessions.session(sessionId);
    // The documented path to the conversation's id names the anchor tab "tab-id-1" in every session.
    const found = session.tabs.find(({ id }) => id === tabId) ?? (tabId === "tab-id-1" ? session.tabs[0] : undefined);
    if (!found) throw new Error(`Session "${sessionId}" has no tab "${tabId}".`);
    const { LiveWorkItemId } = session.context;
    const conversation =
      LiveWorkItemId === undefined ? {} : { ocContext: { config: { sessionParams: { LiveWorkItemId } } } };
    return found.content.kind === "record"
      ? { entityName: found.content.table, entityId: found.content.recordId, data: conversation }
      : { data: conversation };
  };

  const resolveSlug = (sessionId: string, slug: string): string => {
    const name = /^\{(?:\$?(anchor)\.)?([^{}]+)\}$/.exec(slug);
    if (!name?.[2]) throw new Error(`"${slug}" is not a slug: write {name} or {anchor.name}.`);
    const session = sessions.session(sessionId);
    const value = name[1] && name[2] === "title" ? anchorOf(sessionId)?.title : session.context[name[2]];
    return typeof value === "string" || typeof value === "number" ? String(value) : "";
  };

  const session = (sessionId: string): ApmSession => {
    const read = () => sessions.session(sessionId);
    read();
    return {
      sessionId,
      get isDefault() {
        return read().isDefault;
      },
      get canClose() {
        return !read().isDefault;
      },
      get title() {
        return read().title;
      },
      set title(value) {
        sessions.renameSession(sessionId, value);
      },
      close: () => sessions.closeSession(sessionId),
      focus: () => sessions.focusSession(sessionId),
      requestFocus: () => sessions.requestFocus(sessionId),
      getFocusedTab: () => tab(read().focusedTabId),
      getAllTabs: () => read().tabs.map(({ id }) => id),
      getTab: (tabId) => {
        if (!read().tabs.some(({ id }) => id === tabId))
          throw new Error(`Session "${sessionId}" has no tab "${tabId}".`);
        return tab(tabId);
      },
      canCreateTab: () => sessions.canCreateTab(sessionId),
      getContext: () => {
        const { context } = read();
        return Promise.resolve({
          parameters: context,
          get: (name) => context[name],
          getTabContext: (tabId) => tabContext(sessionId, tabId),
        });
      },
      updateContext: (values) => sessions.updateContext(sessionId, values),
      resolveSlug: async (slug) => Promise.resolve(resolveSlug(sessionId, slug)),
    };
  };

  return {
    getFocusedSession: () => session(sessions.get().focusedSessionId),
    getAllSessions: () => sessions.get().sessions.map(({ id }) => id),
    getSession: session,
    canCreateSession: () => sessions.canCreateSession(),
    createSession: async (options) => Promise.resolve(openTemplateSession(opener, options)),
    createTab: async (options) => Promise.resolve(openTemplateTab(opener, options)),
    refreshTab: (tabId) => sessions.refreshTab(tabId),
    closeTab: (tabId) => sessions.closeTab(tabId),
    focusTab: (tabId) => sessions.focusTab(tabId),
    getEventPublisherTopic: (eventName) => events.topic(eventName),
  };
}
