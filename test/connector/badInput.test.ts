import { spawnSync } from "node:child_process";
import {
  chmodSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { checkConnector } from "../../connector/checker/index";
import { runCommand } from "../../connector/checker/cli";
import { applyFixes } from "../../connector/checker/run/fix";
import { replaceFile, UnwritableError } from "../../connector/checker/run/replaceFile";
import { check, inFolder, sample } from "./support/connector";

const name = "apiDefinition.swagger.json";
const wrong = sample.definition.replace('"/v1"', '"v1"');

/** Runs the command here, and gives what it prints with its exit code. */
async function run(...args: string[]): Promise<{ status: number; text: string }> {
  const lines: string[] = [];
  const status = await runCommand(args, {
    print: (line) => lines.push(line),
    complain: (line) => lines.push(line),
    coloured: false,
  });
  return { status, text: lines.join("\n") };
}

const make = (command: string, ...args: string[]): void => {
  expect(spawnSync(command, args).status).toBe(0);
};

describe("what only looks like a file", () => {
  it.each<[string, (path: string) => void, string]>([
    [
      "a FIFO",
      (path) => {
        make("mkfifo", path);
      },
      "it is a named pipe (FIFO), no file.",
    ],
    [
      "a device",
      (path) => {
        symlinkSync("/dev/zero", path);
      },
      "it is a device, no file.",
    ],
    [
      "a folder",
      (path) => {
        mkdirSync(join(path, "..", "other"));
        symlinkSync(join(path, "..", "other"), path);
      },
      "it is a folder where a file was expected.",
    ],
    [
      "a link that leads nowhere",
      (path) => {
        symlinkSync("gone", path);
      },
      "it is a symbolic link to a file that is not there.",
    ],
    [
      "a link to itself",
      (path) => {
        symlinkSync(path, path);
      },
      "it is a symbolic link that leads back to itself.",
    ],
  ])("gets a line and exit code 2, and the rest is checked: %s", async (_kind, create, words) => {
    for (const each of [name, "apiProperties.json", "icon.png", "connector-check.json"]) {
      const others = { ...sample, config: '{"rules": {}}', definition: wrong };
      const files = Object.fromEntries(
        Object.entries(others).filter(([key]) => !each.toLowerCase().includes(key.toLowerCase())),
      );
      await inFolder(each === "connector-check.json" ? { ...files, config: undefined } : files, async (folder) => {
        create(join(folder, each));
        const { status, text } = await run(folder);
        expect(text).toContain(`${each}: cannot be read: ${words}`);
        expect(text.includes("BasePathNotValid")).toBe(each !== name);
        expect(status).toBe(2);
      });
    }
  });

  it("is refused as a path too", async () => {
    await inFolder({}, async (folder) => {
      make("mkfifo", join(folder, "pipe.json"));
      expect(await run(join(folder, "pipe.json"))).toMatchObject({ status: 2 });
      expect((await run("--config", join(folder, "pipe.json"), folder)).text).toContain("named pipe");
      expect((await run(join(folder, "pipe.json", "inner"))).text).toContain("a part of its path is a file");
      expect((await run(join(folder, "n".repeat(300)))).text).toContain("its path is too long");
    });
  });
});

describe("fixing", () => {
  it("writes through a symbolic link, which stays one", () => {
    inFolder({}, (folder) => {
      const [real, link] = [join(folder, "real.json"), join(folder, name)];
      writeFileSync(real, wrong);
      symlinkSync("real.json", link);
      expect(checkConnector([folder], { fix: true })).toMatchObject({ fixed: 1, problems: [] });
      expect(lstatSync(link).isSymbolicLink()).toBe(true);
      expect(readFileSync(real, "utf8")).toBe(sample.definition);
      expect(readdirSync(folder).sort()).toEqual([name, "real.json"]);
    });
  });

  it.each([0o600, 0o640, 0o755, 0o666])("keeps the mode %o", (mode) => {
    inFolder({ definition: wrong }, (folder) => {
      const path = join(folder, name);
      chmodSync(path, mode);
      expect(checkConnector([folder], { fix: true })).toMatchObject({ fixed: 1, problems: [] });
      expect(statSync(path).mode & 0o777).toBe(mode);
    });
  });

  it("writes to a file of two names under both", () => {
    inFolder({ definition: wrong }, (folder) => {
      linkSync(join(folder, name), join(folder, "other name"));
      checkConnector([folder], { fix: true });
      expect(readFileSync(join(folder, "other name"), "utf8")).toBe(sample.definition);
    });
  });

  it("leaves a read-only file alone, says so, and fixes the others", async () => {
    const apiProperties = sample.apiProperties.replace('"required": "true"', '"required": true');
    await inFolder({ definition: wrong, apiProperties }, async (folder) => {
      chmodSync(join(folder, name), 0o444);
      const { status, text } = await run("--fix", folder);
      expect(text).toContain(`${name}: cannot be fixed: it is read-only. Make it writable first.`);
      expect(text).toContain("BasePathNotValid");
      expect(status).toBe(2);
      expect(readFileSync(join(folder, name), "utf8")).toBe(wrong);
      expect(readFileSync(join(folder, "apiProperties.json"), "utf8")).toBe(sample.apiProperties);
      expect(statSync(join(folder, name)).mode & 0o777).toBe(0o444);
    });
  });

  it("says so where the file cannot be written, and leaves it as it was", () => {
    expect(() => {
      replaceFile("/proc/version", Buffer.from(""), Buffer.from("x"));
    }).toThrow(UnwritableError);
    expect(() => {
      replaceFile(join(__dirname, "nowhere"), Buffer.from(""), Buffer.from("x"));
    }).toThrow("nowhere: cannot be fixed: the file system says ENOENT.");
  });

  it("changes of two members of one name the last, the one that counts", () => {
    const twice = '{ "swagger": "2.0", "basePath": "v0", "basePath": "v1" }';
    const set = { title: "", kind: "set", steps: ["basePath"], value: "/v1" } as const;
    expect(applyFixes(twice, [set]).text).toBe('{ "swagger": "2.0", "basePath": "v0", "basePath": "/v1" }');
  });

  it.each([
    { title: "", kind: "remove", steps: ["a"] },
    { title: "", kind: "rename", steps: ["a"], name: "b" },
    { title: "", kind: "set", steps: ["a", "c"], value: 1 },
  ] as const)("neither removes, renames nor adds where a name stands twice: $kind", (fix) => {
    const twice = '{ "a": {}, "a": {} }';
    expect(applyFixes(twice, [fix])).toEqual({ text: twice, applied: 0 });
  });

  it("keeps blanks before a line separator, which is a character of the text", () => {
    const text = `{ "a": "x \u2028y",  \n "b": 1 }`;
    expect(applyFixes(text, [{ title: "Remove blanks at line ends", kind: "text" }]).text).toBe(
      `{ "a": "x \u2028y",\n "b": 1 }`,
    );
  });

  it("is promised for broken JSON only where it will do", () => {
    const offered = (definition: string): boolean =>
      check({ definition }).findings.some(({ fix }) => fix !== undefined);
    expect(offered('{ "swagger": "2.0", }')).toBe(true);
    expect(offered('{ "a": [1, 2, ], "b": {"c": ",}",\n}, }')).toBe(true);
    expect(offered('{ "swagger": "2.0", } x')).toBe(false);
    expect(offered('{ "swagger": "2.0" ')).toBe(false);
    expect(offered("{,}")).toBe(false);
    expect(offered("[1,,]")).toBe(false);
  });

  it("takes nothing from JSON but the commas too many", () => {
    const json = fc.jsonValue({ depthSize: "small" });
    const text = { title: "Remove trailing commas", kind: "text" } as const;
    fc.assert(
      fc.property(json, (value) => {
        const right = JSON.stringify(value, undefined, 1);
        const broken = right.replace(/([^{[,\s])\n(\s*[}\]])/g, "$1,\n$2");
        expect(applyFixes(broken, [text]).text).toBe(right);
      }),
    );
  });
});

describe("huge and strange values", () => {
  const huge = "x".repeat(100_000);

  it.each([
    ["a title", "Contoso Orders", huge],
    ["a visibility", '"x-ms-visibility": "advanced"', `"x-ms-visibility": "${huge}"`],
    ["an operation id", '"operationId": "ListOrders"', `"operationId": "list ${huge}"`],
    ["a key", '"basePath"', `"basePath${huge}"`],
    ["an emoji of two code units each", "Contoso Orders", "\u{1f600}".repeat(50_000)],
  ])("are not echoed whole: %s", async (_case, find, replace) => {
    await inFolder({ definition: sample.definition.replace(find, replace) }, async (folder) => {
      const { findings } = checkConnector([folder]);
      expect(findings.length).toBeGreaterThan(0);
      findings.forEach(({ message }) => {
        expect(message.length).toBeLessThan(700);
        expect(message).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/);
      });
      const { text } = await run(folder);
      expect(Math.max(...text.split("\n").map((line) => line.length))).toBeLessThan(1000);
    });
  });

  it("do not reach the terminal as commands to it", async () => {
    const definition = sample.definition.replace("Contoso Orders", "\\u001b[2J\\u0007 API \\u202e");
    await inFolder({ definition }, async (folder) => {
      const { text } = await run(folder);
      expect(text).toContain("title");
      ["\u001b", "\u0007", "\u202e"].forEach((command) => {
        expect(text).not.toContain(command);
      });
    });
  });
});
