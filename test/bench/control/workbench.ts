import { fork } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type BrowserContext, type CDPSession, type Page } from "playwright-core";
import { buildDesk } from "../../../workspace/page/buildDesk";
import { setProperties } from "../../e2e/support/desk";
import { findBrowser } from "../../e2e/support/findBrowser";
import type { ServerAnswer, ServerOrder } from "./server";

/** A workspace that runs beside this process. */
interface Served {
  url: string;
  close(): void;
}

interface PageOptions {
  readonly profiling?: boolean;
  readonly properties?: Readonly<Record<string, string>>;
}

/** Browser and page script of one run; `close` ends all that was started. */
export class Workbench {
  private readonly closers: (() => unknown)[] = [];

  private constructor(
    readonly root: string,
    readonly solutionPath: string,
    private readonly context: BrowserContext,
    private readonly scriptPath: string,
  ) {}

  /** @throws where there is no browser or the page does not compile */
  static async open(root: string, solutionPath: string): Promise<Workbench> {
    const executablePath = findBrowser();
    if (!executablePath) {
      throw new Error("There is no Chromium, Chrome or Edge: install one or set CHROME_PATH.");
    }
    const folder = mkdtempSync(join(tmpdir(), "linked-records-bench-"));
    const scriptPath = join(folder, "page.js");
    writeFileSync(scriptPath, await buildDesk(root, "test/bench/control/page/main.tsx"));
    const args = ["--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"];
    const viewport = { width: 1000, height: 900 };
    // The browser of one person: scripts come from its cache, compiled, as they do for an agent all day.
    const context = await chromium.launchPersistentContext(join(folder, "profile"), { executablePath, args, viewport });
    const bench = new Workbench(root, solutionPath, context, scriptPath);
    bench.closers.push(
      () => rmSync(folder, { recursive: true, force: true }),
      () => context.close(),
    );
    return bench;
  }

  get browserVersion(): string {
    return this.context.browser()?.version() ?? "a browser that does not tell its version";
  }

  /** Starts a workspace with accounts beyond those of the sample data. */
  async serve(accounts = 0): Promise<Served> {
    const child = fork(join(__dirname, "server.ts"));
    const close = (): void => void child.kill();
    this.closers.push(close);
    const order: ServerOrder = { solutionPath: this.solutionPath, scriptPath: this.scriptPath, accounts };
    const answer = await new Promise<ServerAnswer>((resolve, reject) => {
      child.once("message", (message) => resolve(message as ServerAnswer));
      child.once("exit", (code) => reject(new Error(`The workspace ended with ${code} before it ran.`)));
      child.send(order);
    });
    return { url: answer.url, close };
  }

  /**
   * Opens the measured page on the form of a conversation.
   * @param options.profiling takes the builds of React that tell of commits
   * @param options.properties of the control, as a maker sets them
   */
  async page(url: string, conversationId: string, { profiling, properties }: PageOptions = {}): Promise<Page> {
    const page = await this.context.newPage();
    page.on("pageerror", (error) => this.errors.push(error.message));
    if (profiling) {
      const builds = [
        ["react", require.resolve("react17/umd/react.profiling.min.js")],
        ["react-dom", require.resolve("react-dom17/umd/react-dom.profiling.min.js")],
      ];
      for (const [name, path] of builds) {
        await page.route(`**/${name}.production.min.js`, (route) => route.fulfill({ path }));
      }
    }
    if (properties) {
      await setProperties(page, properties);
    }
    await page.goto(url);
    await page.evaluate((id) => window.bench.open(id), conversationId);
    return page;
  }

  /** Errors of the pages; a run with one of them proves nothing. */
  readonly errors: string[] = [];

  devTools(page: Page): Promise<CDPSession> {
    return page.context().newCDPSession(page);
  }

  async close(): Promise<void> {
    for (const close of this.closers.reverse()) {
      await close();
    }
  }
}
