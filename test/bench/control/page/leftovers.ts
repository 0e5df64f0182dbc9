/** What a page holds on to beyond its elements. */
export interface Leftovers {
  channelsOpened: number;
  channelsOpen: number;
  timersStarted: number;
  timersPending: number;
}

/** Counts the page's broadcast channels and timers. Put it in place before any other script. */
export class LeftoverWatch {
  private readonly channels = new Set<BroadcastChannel>();
  private readonly timers = new Set<number>();
  private channelsOpened = 0;
  private timersStarted = 0;

  constructor(page: Window & typeof globalThis) {
    this.watchChannels(page);
    this.watchTimers(page);
  }

  count(): Leftovers {
    return {
      channelsOpened: this.channelsOpened,
      channelsOpen: this.channels.size,
      timersStarted: this.timersStarted,
      timersPending: this.timers.size,
    };
  }

  private watchChannels(page: Window & typeof globalThis): void {
    const opened = (channel: BroadcastChannel): void => {
      this.channelsOpened++;
      this.channels.add(channel);
    };
    const closed = (channel: BroadcastChannel): void => void this.channels.delete(channel);
    page.BroadcastChannel = class extends page.BroadcastChannel {
      constructor(name: string) {
        super(name);
        opened(this);
      }

      override close(): void {
        closed(this);
        super.close();
      }
    };
  }

  private watchTimers(page: Window & typeof globalThis): void {
    const { timers } = this;
    const start = page.setTimeout.bind(page);
    const clear = page.clearTimeout.bind(page);
    const startTimer = (handler: TimerHandler, delay?: number, ...values: unknown[]): number => {
      this.timersStarted++;
      const run = (): void => {
        timers.delete(timer);
        if (typeof handler === "function") {
          (handler as (...all: unknown[]) => void)(...values);
        }
      };
      const timer = start(run, delay);
      timers.add(timer);
      return timer;
    };
    page.setTimeout = startTimer as typeof page.setTimeout;
    page.clearTimeout = (timer) => {
      timers.delete(Number(timer));
      clear(timer);
    };
    const startInterval = page.setInterval.bind(page);
    const clearInterval = page.clearInterval.bind(page);
    page.setInterval = ((handler: TimerHandler, delay?: number, ...values: unknown[]): number => {
      this.timersStarted++;
      const timer = startInterval(handler, delay, ...values);
      timers.add(timer);
      return timer;
    }) as typeof page.setInterval;
    page.clearInterval = (timer) => {
      timers.delete(Number(timer));
      clearInterval(timer);
    };
  }
}
