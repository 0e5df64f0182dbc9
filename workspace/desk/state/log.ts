import { Observable } from "./observable";

/** One line of the Try drawer's log. */
export interface LogEntry {
  number: number;
  at: Date;
  kind: "host call" | "request" | "event" | "error";
  /** What was called, for example `webAPI.retrieveRecord` or `GET /api/data/v9.2/contacts(…)`. */
  text: string;
  detail?: string;
}

const kept = 300;

/** The latest host calls, requests and events, oldest first. */
export class DeskLog extends Observable<readonly LogEntry[]> {
  private count = 0;

  constructor() {
    super([]);
  }

  /** Adds a line; only the latest lines are kept. */
  add(kind: LogEntry["kind"], text: string, detail?: string): void {
    this.count += 1;
    const entry: LogEntry = { number: this.count, at: new Date(), kind, text, ...(detail ? { detail } : {}) };
    this.set([...this.get().slice(-(kept - 1)), entry]);
  }

  /** Empties the log. */
  clear(): void {
    this.set([]);
  }
}

const shorten = (value: unknown): string => {
  if (value === undefined) return "undefined";
  const text = value instanceof Map ? JSON.stringify([...value]) : (JSON.stringify(value) ?? typeof value);
  return text.length > 160 ? `${text.slice(0, 157)}…` : text;
};

/**
 * Wraps a surface of the host so that each call of one of its functions becomes a line of the log.
 * @param name how the surface is called in a context, for example `webAPI`
 */
export function logged<Surface extends object>(log: DeskLog, name: string, surface: Surface): Surface {
  return new Proxy(surface, {
    get(target, key, receiver) {
      const member: unknown = Reflect.get(target, key, receiver);
      if (typeof member !== "function" || typeof key !== "string") return member;
      const call = (...parameters: unknown[]): unknown => {
        log.add("host call", `${name}.${key}(${parameters.map(shorten).join(", ")})`);
        return (member as (...all: unknown[]) => unknown).apply(target, parameters);
      };
      // Callers tell versions of the product apart by how many parameters a call takes.
      return Object.defineProperty(call, "length", { value: member.length });
    },
  });
}
