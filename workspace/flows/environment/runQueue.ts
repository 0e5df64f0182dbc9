/** Runs that wait for a place, by flow: no flow has more than some at once, in the order in which they came. */
export class RunQueue {
  private readonly waiting = new Map<string, (() => Promise<void>)[]>();
  private readonly running = new Map<string, number>();
  private count = 0;
  private whenIdle: (() => void)[] = [];

  /** Runs a task of a flow as soon as fewer than `most` of that flow's are running. The task must not fail. */
  add(flow: string, most: number, task: () => Promise<void>): void {
    this.count += 1;
    const queue = this.waiting.get(flow) ?? [];
    this.waiting.set(flow, queue);
    queue.push(task);
    this.next(flow, most);
  }

  /** Ends when nothing runs or waits. */
  async idle(): Promise<void> {
    if (this.count > 0) await new Promise<void>((resolve) => this.whenIdle.push(resolve));
  }

  private next(flow: string, most: number): void {
    const running = this.running.get(flow) ?? 0;
    const task = running < most ? this.waiting.get(flow)?.shift() : undefined;
    if (!task) return;
    this.running.set(flow, running + 1);
    void this.run(flow, most, task);
  }

  private async run(flow: string, most: number, task: () => Promise<void>): Promise<void> {
    await task();
    this.running.set(flow, (this.running.get(flow) ?? 1) - 1);
    this.count -= 1;
    this.next(flow, most);
    if (this.count > 0) return;
    const waiting = this.whenIdle;
    this.whenIdle = [];
    for (const resolve of waiting) resolve();
  }
}
