import { readFileSync } from "node:fs";
import { compileScript, findMono, monoPackages } from "../../../../workspace/gateway/mono/compiledScript";
import { scriptOf } from "../../../../workspace/gateway/script/script";
import { sending } from "./calls";
import { startOrganization } from "./organization";
import type { RunScript } from "../../../../workspace/gateway/scriptCall";

export const scriptText = readFileSync("connector/script.csx", "utf8");

const mono = findMono();

/** What to do on a machine that cannot run the script itself. */
const missing = `connector/script.csx is not run here: install ${monoPackages.join(" ")}`;

/** The compiled script, where the machine can have it, for the tests of a file. */
export function useCompiledScript(): () => RunScript {
  let compiled: Awaited<ReturnType<typeof compileScript>> | undefined;
  beforeAll(async () => {
    if (!mono) return;
    compiled = await compileScript(mono, scriptText);
    // The first call of all is the slowest: the program is compiled once more while it runs.
    const organization = await startOrganization();
    await compiled.run(sending(organization.url));
    await organization.close();
  });
  afterAll(() => {
    compiled?.close();
  });
  return () => {
    if (!compiled) throw new Error(missing);
    return compiled.run;
  };
}

/** Describes what needs the compiled script; without a compiler it says so, and with CI=true it fails. */
export function describeCompiled(title: string, tests: () => void): void {
  if (mono) describe(title, tests);
  else if (process.env.CI === "true") {
    test(title, () => {
      throw new Error(missing);
    });
  } else test.skip(`${title}: ${missing}`, () => undefined);
}

/** Describes the script twice: in TypeScript, and the file itself, compiled. */
export function describeScripts(title: string, tests: (script: () => RunScript) => void): void {
  describe(`${title}, in TypeScript`, () => {
    const run = scriptOf(fetch);
    tests(() => run);
  });
  describeCompiled(`${title}, compiled`, () => {
    tests(useCompiledScript());
  });
}
