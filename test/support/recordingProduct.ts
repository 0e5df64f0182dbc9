import type { Ports, ConversationLinks, ScenarioName, Dataverse } from "../../LinkedRecordsControl/base/ports";
import type { EntityReference } from "../../LinkedRecordsControl/base/record";
import type { Row } from "../../LinkedRecordsControl/base/row";
import type { ConversationSlot } from "../../LinkedRecordsControl/linking/slots";
import { FakeProduct } from "./fakeProduct";

/** A record in one word; "" for none. */
export const keyOf = (record: EntityReference | undefined): string =>
  record ? `${record.entityType} ${record.id}` : "";

/** One change as the panel counts it: from the click to what was reported. */
export interface Change {
  readonly name: ScenarioName;
  /** What each slot of the database has held meanwhile. */
  readonly held: Readonly<Record<ConversationSlot, Set<string>>>;
  /** The last change of each slot that was done when this one began: another panel's may run meanwhile. */
  readonly before: Readonly<Partial<Record<ConversationSlot, Change>>>;
  /** Calls of the link API: table and id, or "" for an unlink. */
  readonly calls: { readonly slot: ConversationSlot; readonly target: string }[];
  /** Updates of a case. */
  saves: number;
  /** "done" or the reason of the failure; undefined while it runs. */
  outcome?: string;
}

const counted: readonly ScenarioName[] = ["link", "replace", "unlink", "undo", "save"];

/** A product whose reads take time, and which writes down who did what. */
export class RecordingProduct extends FakeProduct {
  readonly changes: Change[] = [];
  private readonly done: Partial<Record<ConversationSlot, Change>> = {};
  /** Writes that belong to no change. */
  strayWrites = 0;
  override readonly links: FakeProduct["links"] = new Proxy<FakeProduct["links"]>(
    {},
    {
      set: (links, slot: ConversationSlot, record: EntityReference | undefined) => {
        links[slot] = record;
        this.running.forEach(({ held }) => held[slot].add(keyOf(record)));
        return true;
      },
    },
  );
  private reads = 0;

  /** @param latencies milliseconds that the answers to reads take, one after the other, again and again */
  constructor(private readonly latencies: readonly number[]) {
    super();
  }

  /** What a panel needs; what it does is written down as its own. */
  portsOfPanel(): Ports {
    let change: Change | undefined;
    const record = (write: (change: Change) => void): Change | undefined => {
      if (change) {
        write(change);
      } else {
        this.strayWrites++;
      }
      return change;
    };
    const call = (table: string, target: string): void => {
      const slot = slotOf(table);
      const by = record(({ calls }) => calls.push({ slot, target }));
      // A write that comes after the change was reported as done is news to the form, like that of another person.
      this.onWritten = () => (by?.outcome === "done" ? this.switchAfter(1000) : undefined);
    };
    const ports = this.ports();
    return {
      ...ports,
      // Form scripts hear of a link that comes late, after its change was reported as not done.
      events: over(ports.events, {
        recordLinked: ({ entityType, id }) => this.came(entityType, `${entityType} ${id}`),
        recordUnlinked: ({ entityType }) => this.came(entityType, ""),
      }),
      dataverse: over<Dataverse>(this, {
        update: (table, id, values) => {
          record((one) => one.saves++);
          return this.update(table, id, values);
        },
      }),
      links: over<ConversationLinks>(this, {
        link: (table, id, conversation) => {
          call(table, `${table} ${id}`);
          return this.link(table, id, conversation);
        },
        unlink: (table, id, conversation) => {
          call(table, "");
          return this.unlink(table, id, conversation);
        },
      }),
      telemetry: {
        start: (name) => {
          if (!counted.includes(name)) {
            return { done: () => undefined, failed: () => undefined };
          }
          const held = { customer: new Set([keyOf(this.links.customer)]), case: new Set([keyOf(this.links.case)]) };
          const begun: Change = { name, held, before: { ...this.done }, calls: [], saves: 0 };
          this.changes.push(begun);
          change = begun;
          const end = (outcome: string): void => {
            begun.outcome = outcome;
            change = undefined;
          };
          return { done: () => end("done"), failed: end };
        },
      },
    };
  }

  /** The agent comes back to the form later: that is how it hears of what other people did. */
  switchAfter(milliseconds: number): void {
    void this.clock.delay(milliseconds).then(() => this.switch());
  }

  override async retrieve(entityType: string, id: string, query: string): Promise<Row> {
    const answer = super.retrieve(entityType, id, query);
    answer.catch(() => undefined);
    await this.clock.delay(this.latencies[this.reads++ % this.latencies.length] ?? 0);
    return answer;
  }

  /** A change shows now, whatever was reported when it ended. */
  private came(table: string, target: string): void {
    const slot = slotOf(table);
    const of = (change: Change): boolean => change.calls.some((call) => call.slot === slot && call.target === target);
    const change = [...this.changes].reverse().find(of);
    if (change) {
      this.done[slot] = change;
    }
  }

  private get running(): Change[] {
    return this.changes.filter(({ outcome }) => outcome === undefined);
  }
}

/** The slot that a record of a table stands in. */
export const slotOf = (table: string): ConversationSlot => (table === "incident" ? "case" : "customer");

/** An object with some of its methods replaced. */
function over<T extends object>(original: T, methods: Partial<T>): T {
  return new Proxy(original, {
    get: (target, name) => {
      const value: unknown = Reflect.get(methods, name) ?? Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}
