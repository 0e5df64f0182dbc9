import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { chromium, type Browser, type BrowserContextOptions, type Page } from "playwright-core";
import { buildDesk } from "../../../workspace/desk.build";
import { createWorkspace, startServer, type RunningServer } from "../../../workspace/server";
import { findBrowser } from "./findBrowser";

const root = resolve(__dirname, "../../..");
const solutionPath = resolve(root, "dist/LinkedRecords_managed.zip");

const browserArguments = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** How a page is opened; what Playwright's context takes (viewport, locale, reducedMotion …) goes along. */
interface OpenOptions extends BrowserContextOptions {
  /** Path and query, e.g. `/?react=16`. */
  path?: string;
  /** Runs in the page before its own scripts, e.g. to watch a global. */
  initScript?: string;
  /** Console errors that the test causes on purpose; every other one fails it. */
  expectedErrors?: readonly RegExp[];
}

/** What a test gets: the address of its file's workspace, and pages that end with the test. */
interface WorkspaceInBrowser {
  url: () => string;
  open: (options?: OpenOptions) => Promise<Page>;
}

/** Bundled once a worker: the bundle is the same for every file. */
let deskScript: Promise<Uint8Array> | undefined;

async function startWorkspace(): Promise<RunningServer> {
  if (!existsSync(solutionPath)) throw new Error(`${solutionPath} is missing: run npm run pack first.`);
  deskScript ??= buildDesk(root);
  const parts = { solutionZip: readFileSync(solutionPath), deskScript: await deskScript };
  return startServer(createWorkspace(parts).app, { port: 0 });
}

const noBrowser = "there is no Chromium, Chrome or Edge; install one or set CHROME_PATH";

/** Takes the place of `describe` where no browser was found. */
function withoutBrowser(name: string, define: () => void): void {
  if (process.env.CI === "true") {
    it(`${name}: has a browser`, () => {
      throw new Error(`With CI=true the end-to-end tests must run, but ${noBrowser}.`);
    });
    return;
  }
  // Jest does not print the names of skipped tests, so the reason has to be said here.
  process.stderr.write(`Skipped "${name}": ${noBrowser}.\n`);
  describe.skip(name, define);
}

/**
 * A group of tests in a real browser, against a workspace of its own on a free port, served from the zips in `dist/`.
 * Without a browser the group is skipped and says so; with `CI=true` that is a failure. A page error or an unexpected
 * console error fails the test in which it happens.
 */
export function describeInBrowser(name: string, define: (workspace: WorkspaceInBrowser) => void): void {
  const executablePath = findBrowser();
  const group = executablePath === undefined ? withoutBrowser : describe;
  group(name, () => {
    let server: RunningServer | undefined;
    let browser: Browser | undefined;
    const opened: Page[] = [];
    const errors: string[] = [];

    const url = () => {
      if (!server) throw new Error("The workspace runs only while tests run.");
      return server.url;
    };
    const open = async ({ path = "/", initScript, expectedErrors = [], ...contextOptions }: OpenOptions = {}) => {
      if (!browser) throw new Error("The browser runs only while tests run.");
      const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...contextOptions });
      const page = await context.newPage();
      opened.push(page);
      if (initScript !== undefined) await page.addInitScript({ content: initScript });
      page.on("pageerror", (error) => errors.push(`page error: ${error.stack ?? error.message}`));
      page.on("console", (message) => {
        const text = `${message.text()} (${message.location().url})`;
        if (message.type() !== "error" || expectedErrors.some((expected) => expected.test(text))) return;
        errors.push(`console error: ${text}`);
      });
      await page.goto(new URL(path, url()).href);
      return page;
    };

    beforeAll(async () => {
      server = await startWorkspace();
      browser = await chromium.launch({ executablePath, args: browserArguments });
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((page) => page.context().close()));
      const seen = errors.splice(0);
      if (seen.length > 0) throw new Error(`The page reported errors:\n${seen.join("\n")}`);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.close();
    });
    define({ url, open });
  });
}

/** Writes a picture of the page to `docs/images/<name>.png`, but only when the pictures are to be made anew. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_IMAGES !== "1") return;
  const folder = resolve(root, "docs/images");
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: resolve(folder, `${name}.png`), animations: "disabled", caret: "hide" });
}
