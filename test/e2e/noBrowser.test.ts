import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findBrowser } from "./support/findBrowser";

const root = join(__dirname, "../..");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "browser-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function program(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, "");
  chmodSync(path, 0o755);
  return path;
}

describe("findBrowser", () => {
  it("finds none where there is none", () => {
    expect(findBrowser({ PATH: folder }, "linux")).toBeUndefined();
    expect(findBrowser({}, "linux")).toBeUndefined();
  });

  it("prefers the headless shell to Chromium, Chromium to Chrome, and Chrome to Edge", () => {
    const edge = program("microsoft-edge");
    expect(findBrowser({ PATH: folder }, "linux")).toBe(edge);
    const chrome = program("google-chrome");
    expect(findBrowser({ PATH: folder }, "linux")).toBe(chrome);
    const chromium = program("chromium");
    expect(findBrowser({ PATH: folder }, "linux")).toBe(chromium);
    const shell = program("chromium-headless-shell");
    expect(findBrowser({ PATH: folder }, "linux")).toBe(shell);
  });

  it("takes CHROME_PATH before all others, and refuses one that is no program", () => {
    program("chromium");
    const chosen = program("my-chrome");
    expect(findBrowser({ PATH: folder, CHROME_PATH: chosen }, "linux")).toBe(chosen);
    for (const CHROME_PATH of [folder, join(folder, "none")]) {
      expect(() => findBrowser({ PATH: folder, CHROME_PATH }, "linux")).toThrow(/^CHROME_PATH is .*no program\.$/);
    }
  });
});

// On Windows and macOS the usual places are fixed, so that a browser cannot be hidden there.
const onLinux = process.platform === "linux" ? describe : describe.skip;
onLinux("end-to-end tests without a browser", () => {
  function run(CI: string): Promise<{ code: number | null; output: string }> {
    const args = [require.resolve("jest/bin/jest"), "--selectProjects", "e2e", "--runTestsByPath"];
    const env = { ...process.env, PATH: folder, CHROME_PATH: "", CI };
    return new Promise((resolve) => {
      const child = execFile(
        process.execPath,
        [...args, "test/e2e/start.test.ts"],
        { cwd: root, env },
        (_error, stdout, stderr) => resolve({ code: child.exitCode, output: stdout + stderr }),
      );
    });
  }

  it("says so and skips them", async () => {
    const { code, output } = await run("");
    expect(output).toMatch(/Skipped ".+": there is no Chromium, Chrome or Edge; install one or set CHROME_PATH\./);
    expect(output).toMatch(/^0 passed, 0 failed, [1-9]\d* skipped$/m);
    expect(code).toBe(0);
  });

  it("fails in CI", async () => {
    const { code, output } = await run("true");
    expect(output).toContain("With CI=true the end-to-end tests must run");
    expect(code).toBe(1);
  });
});
