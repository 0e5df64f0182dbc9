import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "../../connector/checker/cli";
import { inFolder, sample } from "./support/connector";

const wrong = sample.definition.replace('"/v1"', '"v1"');

/** Watches a folder; `next` gives what is printed after the next change. */
function watch(folder: string, ...options: string[]) {
  const reports: string[] = [];
  let arrived: () => void = () => undefined;
  const controller = new AbortController();
  const ended = runCommand(["--watch", ...options, folder], {
    print: (text) => {
      reports.push(text);
      arrived();
    },
    complain: (text) => reports.push(text),
    coloured: false,
    stop: controller.signal,
  });
  return {
    /** The next report; the line that says that it watches follows each. */
    next: async (): Promise<string> => {
      while (reports.length < 2) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      const [report = "", waiting] = reports.splice(0, 2);
      expect(waiting).toBe("Watching for changes. Ctrl+C ends it.");
      return report;
    },
    stop: async (): Promise<number> => {
      controller.abort();
      return ended;
    },
  };
}

describe("--watch", () => {
  it("checks again when a file changes, comes or goes, and ends with the last exit code", async () => {
    await inFolder({ definition: wrong }, async (folder) => {
      const path = join(folder, "apiDefinition.swagger.json");
      const { next, stop } = watch(folder);
      expect(await next()).toContain("BasePathNotValid");
      writeFileSync(path, sample.definition);
      expect(await next()).toContain("1 file checked: 0 errors");
      writeFileSync(join(folder, "apiProperties.json"), sample.apiProperties);
      expect(await next()).toContain("2 files checked: 0 errors");
      writeFileSync(join(folder, "connector-check.json"), "{");
      expect(await next()).toContain("This is not JSON");
      rmSync(path);
      expect(await next()).toContain("holds no definition");
      expect(await stop()).toBe(2);
    });
  });

  it("fixes as often as there is something to fix", async () => {
    await inFolder({ definition: wrong }, async (folder) => {
      const { next, stop } = watch(folder, "--fix");
      expect(await next()).toContain("1 fixed");
      // Its own change is one too.
      expect(await next()).toContain("0 errors");
      writeFileSync(join(folder, "apiDefinition.swagger.json"), wrong);
      expect(await next()).toContain("1 fixed");
      expect(await stop()).toBe(0);
    });
  });

  it("writes text only", async () => {
    const lines: string[] = [];
    const to = {
      print: (text: string) => lines.push(text),
      complain: (text: string) => lines.push(text),
      coloured: false,
    };
    expect(await runCommand(["--watch", "--format", "json", "x"], to)).toBe(2);
    expect(lines.join("")).toContain("--watch writes text only.");
  });
});
