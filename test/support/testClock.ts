import type { Clock } from "../../LinkedRecordsControl/base/ports";

interface Waiting {
  readonly at: number;
  readonly resolve: () => void;
}

/** A clock that a test moves by hand. */
export class TestClock implements Clock {
  private moment = 0;
  private waiting: Waiting[] = [];

  now(): number {
    return this.moment;
  }

  delay(milliseconds: number): Promise<void> {
    return new Promise((resolve) => this.waiting.push({ at: this.moment + milliseconds, resolve }));
  }

  every(milliseconds: number, run: () => void): () => void {
    let isOver = false;
    const again = async (): Promise<void> => {
      for (;;) {
        await this.delay(milliseconds);
        if (isOver) {
          return;
        }
        run();
      }
    };
    void again();
    return () => {
      isOver = true;
    };
  }

  /** Lets time pass, and everything that waits for it happen in its order. */
  async advance(milliseconds: number): Promise<void> {
    const end = this.moment + milliseconds;
    await settle();
    for (let next = this.next(end); next; next = this.next(end)) {
      this.waiting = this.waiting.filter((one) => one !== next);
      this.moment = next.at;
      next.resolve();
      await settle();
    }
    this.moment = end;
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
