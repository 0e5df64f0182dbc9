import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { BuildError, buildControl } from "../../solution/pack/bundle/buildControl";
import { platformLibrariesInside } from "../../solution/pack/bundle/platformLibraries";
import {
  assertBudget,
  buildAndMeasure,
  measure,
  SizeBudgetError,
  sizeTable,
} from "../../solution/pack/bundle/sizeBudget";
import { changedSource, ControlProject, type ControlParts } from "./controlProject";
import { builtControl, repository } from "./projectCopy";

// A build takes seconds alone, and much longer on a busy machine.
jest.setTimeout(300_000);

async function withProject<T>(parts: Partial<ControlParts>, use: (project: ControlProject) => Promise<T>): Promise<T> {
  const project = new ControlProject(parts);
  try {
    return await use(project);
  } finally {
    project.dispose();
  }
}

/** Puts what an earlier build left into out/, then builds; the build must fail and leave no bundle. */
async function failureOf(project: ControlProject): Promise<string> {
  const folder = join(project.root, "out", "controls", "TinyControl");
  mkdirSync(folder, { recursive: true });
  project.write("out/controls/TinyControl/bundle.js", "ComponentFramework.registerControl('Test.TinyControl'");
  project.write("out/controls/TinyControl/ControlManifest.xml", "<manifest />");
  const error: unknown = await buildControl({ root: project.root }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BuildError);
  expect(existsSync(join(folder, "bundle.js"))).toBe(false);
  return (error as BuildError).message;
}

describe("a sound control", () => {
  test("is built anew, the steps are told, and it is weighed with and without Application Insights", async () => {
    const source = changedSource(
      "export class",
      `import { AppInsightsCore } from "@microsoft/applicationinsights-core-js";
(globalThis as { insights?: unknown }).insights = AppInsightsCore;
export class`,
    );
    await withProject({ source }, async ({ root }) => {
      const steps: string[] = [];
      const { control, sizes } = await buildAndMeasure({ root, onProgress: (step) => steps.push(step) });
      expect(control).toEqual({
        name: "Test.TinyControl",
        version: "0.0.1",
        folder: join(root, "out", "controls", "TinyControl"),
        bundlePath: join(root, "out", "controls", "TinyControl", "bundle.js"),
        manifestPath: join(root, "out", "controls", "TinyControl", "ControlManifest.xml"),
      });
      expect(readFileSync(control.bundlePath, "utf8")).toContain("registerControl('Test.TinyControl'");
      expect(steps).toEqual(expect.arrayContaining(["Running ESLint...", "Succeeded"]));
      const [ownCode, bundle] = sizes;
      expect(bundle.raw).toBe(readFileSync(control.bundlePath).length);
      expect(ownCode.gzip).toBeLessThan(2 * 1024);
      expect(bundle.gzip).toBeGreaterThan(20 * 1024);
      expect(() => {
        assertBudget(sizes);
      }).not.toThrow();
    });
  });
});

describe("a broken control fails the build with the tool's own message", () => {
  test.each<[string, Partial<ControlParts>, RegExp]>([
    [
      "another class than the manifest says",
      { source: changedSource("class TinyControl", "class OtherControl") },
      /\[pcf-1047\] \[Error\]/,
    ],
    [
      "a TypeScript error",
      { source: changedSource('"tiny"', "tiny") },
      /TS2304: Cannot find name 'tiny'[^]*\[pcf-1033\] \[Error\]/,
    ],
    [
      "an ESLint error",
      { source: changedSource("return undefined;", "console.log(1);") },
      /\[pcf-1065\] \[Error\][^]*no-console/,
    ],
    [
      "a platform library that is not supported",
      { react: "17.0.2" },
      /\[pcf-1063\] \[Error\] Unsupported 'React' version '17\.0\.2'/,
    ],
  ])("%s", async (_what, parts, message) => {
    await withProject(parts, async (project) => {
      const failure = await failureOf(project);
      expect(failure).toMatch(/^The control Test\.TinyControl was not built: the build tool reports an error/);
      expect(failure).toMatch(message);
    });
  });

  test("a folder that is not named like the constructor, which the tool would not lint", async () => {
    await withProject({ constructorName: "OtherControl" }, async ({ root }) => {
      await expect(buildControl({ root })).rejects.toThrow(
        'the constructor is "OtherControl", the folder "TinyControl"',
      );
    });
  });

  test("a manifest that is not well-formed", async () => {
    await withProject({}, async (project) => {
      project.write("TinyControl/ControlManifest.Input.xml", "<manifest>");
      await expect(buildControl({ root: project.root })).rejects.toThrow(
        /ControlManifest\.Input\.xml: not well-formed XML/,
      );
    });
  });
});

describe("libraries that the platform supplies", () => {
  const read = (path: string): string => readFileSync(join(repository, "node_modules", path), "utf8");

  test.each([
    ["React", "react/cjs/react.production.min.js"],
    ["react-dom", "react-dom/cjs/react-dom.production.min.js"],
    ["Fluent UI", "@fluentui/react-button/lib/components/Button/useButtonStyles.styles.js"],
    ["Fluent UI", "@fluentui/react-provider/lib/components/FluentProvider/useFluentProviderStyles.styles.js"],
  ])("are noticed in a bundle: %s", (library, path) => {
    expect(platformLibrariesInside(read(path))).toContain(library);
  });

  test.each(["react/cjs/react-jsx-runtime.production.min.js", "@fluentui/react-icons/lib/utils/createFluentIcon.js"])(
    "are not mistaken for what a bundle must have: %s",
    (path) => {
      expect(platformLibrariesInside(read(path))).toEqual([]);
    },
  );

  test("are one Fluent for the icons and the rest of the control, style engine included", () => {
    const bundle = readFileSync(join(repository, builtControl, "bundle.js"), "utf8");
    expect([...new Set(bundle.match(/\bFluentUIReactv\w+/g))]).toHaveLength(1);
    // The attribute of the style sheets that a copy of Griffel would keep.
    expect(bundle).not.toContain("data-make-styles-bucket");
  });

  test("fail the build when the control imports a part of Fluent that is not external", async () => {
    const source = changedSource('"p", null', '"p", { className: buttonClassNames.root }');
    await withProject(
      { source: `import { buttonClassNames } from "@fluentui/react-button";\n${source}` },
      async (project) => {
        expect(await failureOf(project)).toContain("contains Fluent UI, which the platform supplies");
      },
    );
  });
});

describe("the size budget", () => {
  const bundle = new TextEncoder().encode("linked records ".repeat(1000));

  test("passes a bundle at its limit and fails one above, in a sentence that says by what", () => {
    const { gzip } = measure(bundle, { what: "the bundle", gzipKilobytes: 1 });
    const atLimit = measure(bundle, { what: "the bundle", gzipKilobytes: gzip / 1024 });
    const over = measure(bundle, { what: "the bundle", gzipKilobytes: (gzip - 1) / 1024 });
    expect(() => {
      assertBudget([atLimit]);
    }).not.toThrow();
    expect(() => {
      assertBudget([atLimit, over]);
    }).toThrow(
      new SizeBudgetError(
        `Over the size budget: the bundle has ${gzip} bytes gzip, the limit is ${gzip - 1} (solution/pack/bundle/sizeBudget.json).`,
      ),
    );
  });

  test("is shown as a table", () => {
    const table = sizeTable([measure(bundle, { what: "the bundle", gzipKilobytes: 32 })]).split("\n");
    expect(table[0]).toMatch(/bytes +gzip +limit \(gzip\)$/);
    expect(table[1]).toMatch(/^the bundle +15,000 +\d+ +32,768$/);
  });
});
