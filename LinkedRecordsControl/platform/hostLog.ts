import { asHostFailure } from "../base/failure";

/** As many failures as the diagnostics show. */
const kept = 10;

/** Counts what the host is asked, and keeps how it failed last: names of calls, kinds and codes, never its words. */
export class HostLog {
  readonly calls: Record<string, number> = {};
  readonly failures: string[] = [];

  /** @returns the same port, watched */
  watch<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name: string) => {
        const member: unknown = Reflect.get(target, name);
        return typeof member === "function"
          ? (...args: unknown[]): unknown => this.note(name, Reflect.apply(member, target, args))
          : member;
      },
    });
  }

  private note(name: string, answer: unknown): unknown {
    if (answer instanceof Promise) {
      this.calls[name] = (this.calls[name] ?? 0) + 1;
      answer.catch((error: unknown) => {
        const { kind, facts } = asHostFailure(error);
        this.failures.push([name, kind, facts.code].filter(Boolean).join(" "));
        this.failures.splice(0, this.failures.length - kept);
      });
    }
    return answer;
  }
}
