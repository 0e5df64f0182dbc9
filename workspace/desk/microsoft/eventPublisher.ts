import type { SessionEvent } from "../state/sessions";

/** Publishes session and tab events as BroadcastChannel messages, one channel an event. */
export class EventPublisher {
  private readonly channels = new Map<string, BroadcastChannel>();

  /**
   * @param page tells this page from others of the same origin, which would hear its messages otherwise
   */
  constructor(private readonly page: string) {}

  /** The topic for `new BroadcastChannel(topic)`. @throws for an event that is not documented */
  topic(eventName: string): string {
    if (!eventNames.has(eventName)) throw new Error(`There is no event "${eventName}".`);
    return `CustomerServiceWorkspace_${this.page}_${eventName}`;
  }

  /** Sends an event to every listener of its topic. */
  publish(event: SessionEvent): void {
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
