import { HostFailure } from "../base/failure";
import type { Availability, ConversationLinks } from "../base/ports";
import { findApi, type OmnichannelApi } from "./globals";
import { toFailure } from "./rejection";

/** Pauses between two looks for the namespace, in milliseconds: it can appear after the control has started. */
const lookPauses = [100, 200, 400, 800, 1500, 3000, 5000, 10_000, 20_000] as const;

/** From this look on the namespace counts as missing; it is still looked for. */
const looksUntilMissing = 5;

const calls = ["linkToConversation", "unlinkFromConversation"] as const;

function find(): OmnichannelApi | undefined {
  return findApi("Omnichannel", calls) as OmnichannelApi | undefined;
}

/** Links and unlinks through Microsoft.Omnichannel. What the calls resolve to is ignored: it is not documented. */
export class OmnichannelLinks implements ConversationLinks {
  private looks = 0;

  availability(): Availability {
    if (find()) {
      return "available";
    }
    return this.looks < looksUntilMissing ? "starting" : "missing";
  }

  watch(onChange: () => void): () => void {
    let timer: number | undefined;
    const look = (): void => {
      const before = this.availability();
      const pause = lookPauses[this.looks];
      if (before === "available" || pause === undefined) {
        return;
      }
      timer = window.setTimeout(() => {
        this.looks++;
        if (this.availability() !== before) {
          onChange();
        }
        look();
      }, pause);
    };
    look();
    return () => window.clearTimeout(timer);
  }

  link(table: string, recordId: string, conversationId: string): Promise<void> {
    return this.call((api) => api.linkToConversation(table, recordId, conversationId));
  }

  unlink(table: string, recordId: string, conversationId: string): Promise<void> {
    return this.call((api) => api.unlinkFromConversation(table, recordId, conversationId));
  }

  changesOnlyInFront(): boolean {
    const api = find();
    return api !== undefined && calls.some((name) => api[name].length < 3);
  }

  async open(conversationId: string): Promise<boolean> {
    const api = findApi("Omnichannel", ["openConversation"]) as Pick<OmnichannelApi, "openConversation"> | undefined;
    try {
      await api?.openConversation(conversationId);
      return api !== undefined;
    } catch {
      return false;
    }
  }

  compose(text: string, conversationId: string): Promise<void> {
    return this.call((api) => api.sendMessageToConversation(text, true, conversationId));
  }

  private async call(write: (api: OmnichannelApi) => Promise<unknown>): Promise<void> {
    const api = find();
    if (!api) {
      throw new HostFailure("missing", "");
    }
    try {
      // A call that this version of the product lacks throws here, and reads as a refusal.
      await write(api);
    } catch (reason) {
      throw toFailure(reason);
    }
  }
}
