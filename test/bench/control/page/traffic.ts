/** A request that left the page. */
export interface SentRequest {
  method: string;
  path: string;
  /** Definitions and views, which the real client keeps for the whole app; rows are asked for each time. */
  kind: "data" | "metadata";
  /** Milliseconds of the page's clock. */
  at: number;
}

const metadataPath = /\/(EntityDefinitions|savedqueries)\b/;

/** Watches the page's `fetch`. Put it in place before anything keeps a `fetch` of its own. */
export class Traffic {
  private sent: SentRequest[] = [];
  private open = 0;
  private lastChange = 0;

  constructor(page: Window & typeof globalThis) {
    const send = page.fetch.bind(page);
    page.fetch = async (input, init) => {
      const { pathname, search } = new URL(input instanceof Request ? input.url : input, page.location.href);
      const kind = metadataPath.test(pathname) ? "metadata" : "data";
      const method = init?.method ?? (input instanceof Request ? input.method : "GET");
      this.sent.push({ method, path: decodeURIComponent(pathname + search), kind, at: performance.now() });
      this.open++;
      try {
        return await send(input, init);
      } finally {
        this.open--;
        this.lastChange = performance.now();
      }
    };
  }

  /** The requests since the last call. */
  take(): SentRequest[] {
    const taken = this.sent;
    this.sent = [];
    return taken;
  }

  /** Whether nothing has been on its way for some milliseconds. */
  isQuiet(milliseconds: number): boolean {
    return this.open === 0 && performance.now() - this.lastChange > milliseconds;
  }
}
