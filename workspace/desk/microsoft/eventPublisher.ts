import type { HostTraits } from "../state/hostTraits";
import type { SessionEvent } from "../state/sessions";

/** Publishes session and tab events as BroadcastChannel messages, one channel an event. */
export class EventPublisher {
  private readonly channels = new Map<string, BroadcastChannel>();

  /**
   * @param page tells this page from others of the same origin, which would hear its messages otherwise
   */
  constructor(
    private readonly page: string,
    private readonly tabEvent: HostTraits["tabEvent"],
  ) {}

  /** The topic for `new BroadcastChannel(topic)`. @throws for an event that is not documented */
  topic(eventName: string): string {
    const isKnown = eventNames.has(eventName) && (this.tabEvent === "told" || eventName !== "ON_TAB_SWITCH");
    if (!isKnown) throw new Error(`There is no event "${eventName}".`);
    return `CustomerServiceWorkspace_${this.page}_${eventName}`;
  }

  /** Sends an event to every listener of its topic. */
  publish(event: SessionEvent): void {
    if (event.name === "ON_TAB_SWITCH" && this.tabEvent === "no such event") return;
    const topic = this.topic(event.name);
    let channel = this.channels.get(topic);
    if (!channel) {
      channel = new BroadcastChannel(topic);
      this.channels.set(topic, channel);
    }
    channel.postMessage(event.data);
  }

  /** Closes the channels. */
  close(): void {
    for (const channel of this.channels.values()) channel.close();
    this.channels.clear();
  }
}

const eventNames = new Set<string>([
  "ON_SESSION_SWITCH",
  "ON_SESSION_CLOSED",
  "ON_TAB_SWITCH",
] satisfies SessionEvent["name"][]);
