/** A value that the product may give at once or later: which of the two is not documented everywhere. */
export type Eventually<T> = T | PromiseLike<T>;

/** Microsoft.Omnichannel, as far as this control calls it (Omnichannel JavaScript API reference). */
export interface OmnichannelApi {
  linkToConversation(entityLogicalName: string, recordId: string, conversationId?: string): Promise<unknown>;
  unlinkFromConversation(entityLogicalName: string, recordId: string, conversationId?: string): Promise<unknown>;
  openConversation(conversationId: string, lastsessionId?: string, liveworkstreamId?: string): Promise<unknown>;
  getConversationId(): Promise<string>;
  sendMessageToConversation(message: string, toSendBox?: boolean, conversationId?: string): Promise<unknown>;
}

/** A tab of Microsoft.Apm, as far as this control uses it. */
export interface ApmTab {
  readonly tabId: string;
  refresh(): void;
}

/** The context of a session. Microsoft's own material reads it in these ways; none is sure. */
export interface ApmContext {
  get?(name: string): unknown;
  readonly parameters?: Readonly<Record<string, unknown>>;
  getTabContext?(tabId: string): unknown;
}

/** A session of Microsoft.Apm, as far as this control uses it. */
export interface ApmSession {
  readonly sessionId?: string;
  getFocusedTab(): ApmTab;
  /** Ids of the tabs; the first one is the anchor, which shows what the session is about. */
  getAllTabs?(): Iterable<string>;
  canCreateTab?(): boolean;
  getContext?(): Eventually<ApmContext>;
  updateContext?(values: Readonly<Record<string, string>>): void;
}

/** Microsoft.Apm, as far as this control calls it (app profile manager reference). */
export interface ApmApi {
  getFocusedSession(): ApmSession;
  createTab(options: {
    templateName: string;
    appContext?: Map<string, string>;
    isFocused?: boolean;
  }): Eventually<string>;
  getEventPublisherTopic(eventName: string): string;
}

interface MicrosoftNamespace {
  readonly Omnichannel?: Partial<OmnichannelApi>;
  readonly Apm?: Partial<ApmApi>;
}

/** Where the namespace has been seen: the form's own frame, and those around it. */
const frames = ["self", "parent", "top"] as const;

/**
 * Finds one of the product's APIs, complete with the calls that are needed.
 * @returns undefined where no frame has it; asking again later may find it
 */
export function findApi<N extends keyof MicrosoftNamespace, M extends string>(
  name: N,
  members: readonly M[],
): NonNullable<MicrosoftNamespace[N]> | undefined {
  for (const frame of frames) {
    try {
      const scope = window[frame] as { Microsoft?: MicrosoftNamespace } | null;
      const api = scope?.Microsoft?.[name] as Record<string, unknown> | undefined;
      if (api && members.every((member) => typeof api[member] === "function")) {
        return api;
      }
    } catch {
      // A frame of another origin may not be read.
    }
  }
  return undefined;
}
