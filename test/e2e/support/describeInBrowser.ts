import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { PNG } from "pngjs";
import { chromium, type BrowserContext, type Page } from "playwright-core";
import { sampleIds } from "../../../workspace/data";
import type { Dataverse } from "../../../workspace/dataverse";
import type { TableDefinition } from "../../../workspace/dataverse/tables/definition";
import type { HostKind } from "../../../workspace/desk/state/hostTraits";
import { createWorkspace, startServer, type RunningServer } from "../../../workspace/server";
import { formOf } from "./desk";
import { findBrowser } from "./findBrowser";

const root = resolve(__dirname, "../../..");
const solutionPath = resolve(root, "dist/LinkedRecords_managed.zip");
const connectorPath = resolve(root, "dist/LinkedRecordsConnector_managed.zip");

const browserArguments = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const linked = formOf("msdyn_ocliveworkitem", sampleIds.conversationLinked);

const viewport = { width: 1440, height: 900 };

/** How a page is opened, also by what its person prefers. */
interface OpenOptions extends Pick<NonNullable<Parameters<Page["emulateMedia"]>[0]>, "forcedColors" | "reducedMotion"> {
  /** Path and query, e.g. `/?react=16`; a conversation with customer and case without it. */
  path?: string;
  viewport?: { readonly width: number; readonly height: number };
  /** Runs in the page before its own scripts, e.g. to watch a global. */
  initScript?: string;
  /** Runs before the page is loaded, e.g. to lie in wait for its requests. */
  prepare?: (page: Page) => Promise<unknown> | void;
  /** Console errors that the test causes on purpose; every other one fails it. */
  expectedErrors?: readonly RegExp[];
}

/** What a test gets: a workspace of its own with the sample data, and pages that end with the test. */
export interface WorkspaceInBrowser {
  url: () => string;
  /** The rows behind the page, for what other people do meanwhile and for what was really written. */
  dataverse: () => Dataverse;
  open: (options?: OpenOptions) => Promise<Page>;
  /** Takes the place of `it` for a story that must hold in every kind of host: it is a test in each. */
  inEachHost: (name: string, story: (host: HostOfStory) => Promise<void>) => void;
}

/** The host in which a story takes place. */
interface HostOfStory {
  readonly kind: HostKind;
  /** Opens a page whose host is of this kind. */
  readonly open: WorkspaceInBrowser["open"];
}

const hostKinds: readonly HostKind[] = ["documented", "unkind"];

/** The path with the kind of host in its query; the usual kind needs none. */
function inHost(path: string, kind: HostKind): string {
  if (kind === "documented") return path;
  return `${path}${path.includes("?") ? "&" : "?"}host=${kind}`;
}

/** The parts that a workspace is made of: what was packed last, and the page that `bundleDesk` bundled. */
function readParts() {
  for (const path of [solutionPath, connectorPath]) {
    if (!existsSync(path)) throw new Error(`${path} is missing: run npm run pack first.`);
  }
  return {
    solutionZip: readFileSync(solutionPath),
    connectorZip: readFileSync(connectorPath),
    deskScript: readFileSync(process.env.LINKED_RECORDS_DESK ?? ""),
  };
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
 * A group of tests in a real browser, each against a new workspace on a free port, served from the zips in `dist/`.
 * Without a browser the group is skipped and says so; with `CI=true` that is a failure. A page error or an unexpected
 * console error fails the test in which it happens.
 * @param tables tables besides those that every workspace has
 */
export function describeInBrowser(
  name: string,
  define: (workspace: WorkspaceInBrowser) => void,
  tables: readonly TableDefinition[] = [],
): void {
  const executablePath = findBrowser();
  const group = executablePath === undefined ? withoutBrowser : describe;
  group(name, () => {
    let server: RunningServer | undefined;
    let parts: ReturnType<typeof readParts> | undefined;
    let workspace: ReturnType<typeof createWorkspace> | undefined;
    let context: BrowserContext | undefined;
    const errors: string[] = [];

    const running = <T>(part: T | undefined): T => {
      if (part === undefined) throw new Error("The browser and the workspace run only while tests run.");
      return part;
    };
    const url = () => running(server).url;
    const dataverse = () => running(workspace).dataverse;
    const open = async (options: OpenOptions = {}) => {
      const { path = linked, initScript, prepare, expectedErrors = [], forcedColors, reducedMotion } = options;
      const page = await running(context).newPage();
      await page.setViewportSize(options.viewport ?? viewport);
      if (forcedColors || reducedMotion) await page.emulateMedia({ forcedColors, reducedMotion });
      if (initScript !== undefined) await page.addInitScript({ content: initScript });
      page.on("pageerror", (error) => errors.push(`page error: ${error.stack ?? error.message}`));
      page.on("console", (message) => {
        const text = `${message.text()} (${message.location().url})`;
        if (message.type() !== "error" || expectedErrors.some((expected) => expected.test(text))) return;
        errors.push(`console error: ${text}`);
      });
      await prepare?.(page);
      await page.goto(new URL(path, url()).href);
      return page;
    };

    // One profile and one address for the group: the browser keeps the compiled scripts, a third of a page's start.
    beforeAll(async () => {
      context = await chromium.launchPersistentContext("", { executablePath, args: browserArguments, viewport });
      server = await startServer(
        { fetch: (request) => workspace?.app.fetch(request) ?? new Response(null, { status: 503 }) },
        { port: 0 },
      );
      parts = readParts();
    });
    beforeEach(() => {
      workspace = createWorkspace({ ...running(parts), tables });
    });
    afterEach(async () => {
      await running(context).setOffline(false);
      // The first page is the browser's own: with its last page it would end.
      await Promise.all(
        running(context)
          .pages()
          .slice(1)
          .map((page) => page.close()),
      );
      workspace?.dataverse.close();
      workspace = undefined;
      const seen = errors.splice(0);
      if (seen.length > 0) throw new Error(`The page reported errors:\n${seen.join("\n")}`);
    });
    afterAll(async () => {
      await context?.close();
      await server?.close();
    });
    const inEachHost: WorkspaceInBrowser["inEachHost"] = (title, story) => {
      it.each(hostKinds)(`${title} (host: %s)`, async (kind) => {
        await story({ kind, open: (options = {}) => open({ ...options, path: inHost(options.path ?? linked, kind) }) });
      });
    };
    define({ url, open, inEachHost, dataverse });
  });
}

/** Writes a picture of the page to `docs/images/<name>.png`, but only when the pictures are to be made anew. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env.UPDATE_IMAGES !== "1") return;
  const folder = resolve(root, "docs/images");
  mkdirSync(folder, { recursive: true });
  // Nothing is under the mouse, so that no tooltip stands over what is shown.
  await page.mouse.move(0, 0);
  await page.getByRole("tooltip").waitFor({ state: "detached" });
  const picture = await page.screenshot({ animations: "disabled", caret: "hide" });
  // Flat areas and text shrink best without a filter; nothing is transparent.
  const small = { deflateLevel: 9, deflateStrategy: 0, filterType: 0, colorType: 2 } as const;
  writeFileSync(resolve(folder, `${name}.png`), PNG.sync.write(PNG.sync.read(picture), small));
}
