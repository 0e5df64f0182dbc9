import { asHostFailure, type Failure } from "../base/failure";
import { Latest } from "../base/latest";
import type { Dataverse } from "../base/ports";
import {
  readConversationsOfCase,
  readMoreConversations,
  type ConversationLine,
  type ConversationPage,
} from "../linking/caseConversations";

/** The conversations of a case as far as they were read. */
export type Conversations =
  | { readonly kind: "loading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | {
      readonly kind: "found";
      readonly lines: readonly ConversationLine[];
      readonly next: string | undefined;
      readonly more: "idle" | "loading" | "failed";
      /** Why the next page did not come. */
      readonly failure?: Failure;
    };

/** Reads the conversations of a case page by page. Nothing here rejects. */
export class ConversationPages {
  private readonly newest: Latest<ConversationPage>;
  private conversations: Conversations = { kind: "loading" };

  /** @param onChange takes what there is now */
  constructor(
    private readonly dataverse: Dataverse,
    private readonly caseId: string,
    private readonly onChange: (conversations: Conversations) => void,
  ) {
    this.newest = new Latest(() => readConversationsOfCase(dataverse, caseId));
  }

  /** Reads the first page. */
  async load(): Promise<void> {
    try {
      const before = this.newest.value;
      await this.newest.read();
      const page = this.newest.value;
      if (page && page !== before) {
        this.set({ kind: "found", ...page, more: "idle" });
      }
    } catch (error) {
      this.set({ kind: "failed", failure: asHostFailure(error) });
    }
  }

  /** Reads the next page. */
  async loadMore(): Promise<void> {
    const { conversations } = this;
    if (conversations.kind !== "found" || !conversations.next || conversations.more === "loading") {
      return;
    }
    const loading = { ...conversations, more: "loading" } as const;
    let loaded: Conversations;
    this.set(loading);
    try {
      const page = await readMoreConversations(this.dataverse, this.caseId, conversations.next);
      // A conversation that ended meanwhile comes again, among those that are over.
      const known = new Set(conversations.lines.map(({ id }) => id));
      const lines = [...conversations.lines, ...page.lines.filter(({ id }) => !known.has(id))];
      loaded = { kind: "found", lines, next: page.next, more: "idle" };
    } catch (error) {
      loaded = { ...conversations, more: "failed", failure: asHostFailure(error) };
    }
    if (this.conversations === loading) {
      this.set(loaded);
    }
  }

  private set(conversations: Conversations): void {
    this.conversations = conversations;
    this.onChange(conversations);
  }
}
