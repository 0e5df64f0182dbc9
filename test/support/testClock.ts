import type { Clock } from "../../LinkedRecordsControl/linking/ports";

interface Waiting {
  readonly at: number;
  readonly resolve: () => void;
}

/** A clock that a test moves by hand. */
export class TestClock implements Clock {
  private now = 0;
  private waiting: Waiting[] = [];

  delay(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ at: this.now + milliseconds, resolve }));
  }

  /** Lets time pass, and everything that waits for it happen in its order. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    await settle();
    for (let next = this.next(end); next; next = this.next(end)) {
      this.waiting = this.waiting.filter((one) => one !== next);
      this.now = next.at;
      next.resolve();
      await settle();
    }
    this.now = end;
  }

  private next(end: number): Waiting | undefined {
    return this.waiting.filter((one) => one.at <= end).sort((a, b) => a.at - b.at)[0];
  }
}

/** Lets everything happen that waits for no time. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    await Promise.resolve();
  }
}
