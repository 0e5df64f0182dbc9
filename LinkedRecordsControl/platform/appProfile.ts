import type { AppTab, AppTabs, OpenOutcome } from "../base/ports";
import { normalizeId, type EntityReference } from "../base/record";
import { attempt } from "./attempt";
import { clock } from "./clock";
import { findApi, type ApmApi, type ApmSession, type OmnichannelApi } from "./globals";

/** The application tab template that shows a record (Microsoft.Apm, createTab). */
const recordTemplate = "msdyn_entityrecord";

/** Events that bring the agent to another session or tab. The second one is not in every list of Microsoft's. */
const switchEvents = ["ON_SESSION_SWITCH", "ON_TAB_SWITCH"] as const;

/** Events that come this close together, in milliseconds, tell of one switch. */
const eventGap = 20;

/** Pauses between the tries to listen, in milliseconds: Microsoft.Apm can appear after the control has started. */
const listenPauses = [500, 2000, 5000, 15_000] as const;

/** Pauses before the looks for the conversation of a form, in milliseconds: Microsoft.Apm can appear late. */
const formPauses = [0, 500, 2000, 5000] as const;

/** The slug of a session's context that names its conversation. */
const conversationSlug = "LiveWorkItemId";

/** Where the context of a conversation's tab has that slug ("getFocusedConversationId", CCaaS SDK). */
const tabContextPath = ["data", "ocContext", "config", "sessionParams", conversationSlug] as const;

function find(...members: (keyof ApmApi)[]): ApmApi | undefined {
  return findApi("Apm", members) as ApmApi | undefined;
}

/** Sessions and tabs of the multisession app, through Microsoft.Apm; without it, the host's own navigation. */
export class AppProfileTabs implements AppTabs {
  constructor(private readonly navigation: () => Pick<ComponentFramework.Navigation, "openForm">) {}

  focusedTab(): AppTab {
    const session = focusedSession();
    const tab = attempt(() => session?.getFocusedTab());
    return {
      refresh: () => attempt(() => tab?.refresh()),
      updateContext: (values) => attempt(() => session?.updateContext?.(values)),
    };
  }

  async openRecord(record: EntityReference): Promise<OpenOutcome> {
    const apm = find("createTab", "getFocusedSession");
    try {
      if (!apm) {
        await this.navigation().openForm({ entityName: record.entityType, entityId: record.id });
        return "opened";
      }
      if (attempt(() => apm.getFocusedSession().canCreateTab?.()) === false) {
        return "tabLimit";
      }
      await apm.createTab({
        templateName: recordTemplate,
        appContext: new Map([
          ["entityName", record.entityType],
          ["entityId", record.id],
        ]),
        isFocused: true,
      });
      return "opened";
    } catch {
      return "failed";
    }
  }

  async currentConversationId(): Promise<string | undefined> {
    const id = (await this.fromSession()) ?? (await fromOmnichannel());
    return typeof id === "string" && id !== "" ? normalizeId(id) : undefined;
  }

  async conversationOfForm(isConversation: boolean, isOver: () => boolean): Promise<string | undefined> {
    let own: string | undefined;
    for (const pause of formPauses) {
      await clock.delay(pause);
      const session = focusedSession();
      own ??= session?.sessionId;
      if (isOver() || session?.sessionId !== own) {
        return undefined;
      }
      const tab = attempt(() => session?.getFocusedTab().tabId);
      const isOfForm = isConversation || (tab !== undefined && tab === anchorTab(session));
      const id = isOfForm ? await this.currentConversationId() : undefined;
      if (id) {
        return isOver() ? undefined : id;
      }
    }
    return undefined;
  }

  watchSwitches(onSwitch: () => void): () => void {
    let channels: readonly BroadcastChannel[] = [];
    let timer: number | undefined;
    let coming: number | undefined;
    const listen = (pauses: readonly number[]): void => {
      channels = switchEvents.flatMap((event) => channelOf(event) ?? []);
      channels.forEach((channel) => {
        // A switch of session is a switch of tab as well: two events, one switch.
        channel.onmessage = () => {
          window.clearTimeout(coming);
          coming = window.setTimeout(onSwitch, eventGap);
        };
      });
      const [pause, ...later] = pauses;
      if (channels.length === 0 && pause !== undefined) {
        timer = window.setTimeout(() => listen(later), pause);
      }
    };
    listen(listenPauses);
    return () => {
      window.clearTimeout(timer);
      window.clearTimeout(coming);
      channels.forEach((channel) => channel.close());
    };
  }

  private async fromSession(): Promise<unknown> {
    try {
      const session = focusedSession();
      const context = await session?.getContext?.();
      return (
        context?.parameters?.[conversationSlug] ??
        attempt(() => context?.get?.(conversationSlug)) ??
        inTabContext(context?.getTabContext?.(anchorTab(session) ?? "tab-id-1"))
      );
    } catch {
      return undefined;
    }
  }
}

function focusedSession(): ApmSession | undefined {
  return attempt(() => find("getFocusedSession")?.getFocusedSession());
}

function anchorTab(session: ApmSession | undefined): string | undefined {
  return attempt(() => Array.from(session?.getAllTabs?.() ?? [])[0]);
}

function inTabContext(context: unknown): unknown {
  return tabContextPath.reduce<unknown>(
    (value, name) => (value as Record<string, unknown> | undefined)?.[name],
    context,
  );
}

function channelOf(event: string): BroadcastChannel | undefined {
  return attempt(() => {
    const topic = find("getEventPublisherTopic")?.getEventPublisherTopic(event);
    return topic ? new BroadcastChannel(topic) : undefined;
  });
}

/** "No conversation" is a rejection of the product, and normal. */
async function fromOmnichannel(): Promise<unknown> {
  const api = findApi("Omnichannel", ["getConversationId"]) as Pick<OmnichannelApi, "getConversationId"> | undefined;
  try {
    return await api?.getConversationId();
  } catch {
    return undefined;
  }
}
