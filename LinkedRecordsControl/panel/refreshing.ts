import type { Clock } from "../base/ports";
import { toldFor } from "./lastChanges";

/** How a refresh stands: it runs, it has just ended, or it has just ended a failure. */
export interface Refresh {
  readonly kind: "running" | "done" | "recovered";
}

/** How long a refresh is waited for, in milliseconds: a host may never answer. */
const waitFor = 30_000;

/** A refresh that the agent asked for: shown while it runs, and told for a while when it has ended. */
export class Refreshing {
  private refresh: Refresh | undefined;

  /** @param show takes how it stands now; undefined = nothing to tell */
  constructor(
    private readonly clock: Clock,
    private readonly show: (refresh: Refresh | undefined) => void,
  ) {}

  /**
   * Shows that a reading runs, and that it has ended well.
   * @param read tells whether it succeeded
   * @returns false where it takes too long
   */
  async run(read: () => Promise<boolean>): Promise<boolean> {
    const running = this.set("running");
    const late = this.clock.delay(waitFor).then(() => "late" as const);
    const end = await Promise.race([read(), late]);
    // What ended a failure has been told already.
    if (this.refresh === running) {
      this.tell(end === true ? "done" : undefined);
    }
    return end !== "late";
  }

  /** Tells how it ended, for a while. */
  tell(kind: "done" | "recovered" | undefined): void {
    const told = this.set(kind);
    void this.clock.delay(toldFor).then(() => (this.refresh === told ? this.set(undefined) : undefined));
  }

  private set(kind: Refresh["kind"] | undefined): Refresh | undefined {
    this.refresh = kind && { kind };
    this.show(this.refresh);
    return this.refresh;
  }
}
