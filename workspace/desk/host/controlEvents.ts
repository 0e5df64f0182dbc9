import type { DeskLog } from "../state/log";
import { messageOf } from "../state/messageOf";

/** What a form script has attached to an event of a control. */
export type EventHandler = (payload: unknown) => void;

/** The events of one control on a form: the control raises them, form scripts listen. */
export class ControlEvents {
  private readonly handlers = new Map<string, Set<EventHandler>>();

  constructor(private readonly log: DeskLog) {}

  /** `addEventHandler` of a control (client API). */
  add(name: string, handler: EventHandler): void {
    this.handlers.set(name, (this.handlers.get(name) ?? new Set()).add(handler));
  }

  /** `removeEventHandler` of a control (client API). */
  remove(name: string, handler: EventHandler): void {
    this.handlers.get(name)?.delete(handler);
  }

  /** `context.events`: one function an event of the manifest. A form script that fails is noted in the log. */
  bag(names: readonly string[]): ComponentFramework.IEventBag {
    return Object.fromEntries(names.map((name) => [name, (payload) => this.raise(name, payload)]));
  }

  private raise(name: string, payload: unknown): void {
    this.log.add("event", name, JSON.stringify(payload));
    for (const handler of this.handlers.get(name) ?? []) {
      try {
        handler(payload);
      } catch (error) {
        this.log.add("error", `A form script failed at ${name}: ${messageOf(error)}`);
      }
    }
  }
}
