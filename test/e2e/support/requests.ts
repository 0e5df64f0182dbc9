import type { Page, Request } from "playwright-core";

/**
 * Collects the requests of a page whose method and decoded address match, as `GET /api/…`. To see the first ones, too,
 * it has to begin before the page is loaded: see `open`, `prepare`.
 */
export function watchRequests(page: Page, wanted: RegExp): string[] {
  const seen: string[] = [];
  page.on("request", (request) => {
    const text = requestText(request);
    if (wanted.test(text)) seen.push(text);
  });
  return seen;
}

const requestText = (request: Request): string => {
  const { pathname, search } = new URL(request.url());
  return `${request.method()} ${decodeURIComponent(pathname + search)}`;
};

/** What lies in the way of some requests. */
interface Barrier {
  /** Resolves when a request has been held back. */
  readonly reached: Promise<void>;
  /** Lets the held request go on; later ones are not held. */
  release(): void;
}

/** Holds back the first request that matches, until it is released: latency without a clock. */
export async function holdRequest(page: Page, wanted: RegExp): Promise<Barrier> {
  let reach = (): void => undefined;
  let release = (): void => undefined;
  let held = false;
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**", async (route) => {
    if (!held && wanted.test(requestText(route.request()))) {
      held = true;
      reach();
      await released;
    }
    await route.fallback();
  });
  return { reached, release: () => release() };
}
