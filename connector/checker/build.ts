import { join } from "node:path";
import { build } from "esbuild";

/**
 * Builds the checker as plain JavaScript that needs nothing else installed: the command (`cli.js`), the function
 * (`index.js`) and the thread (`worker.js`) that both start.
 * @param outdir the folder to write to
 */
export async function buildChecker(outdir: string): Promise<void> {
  await build({
    entryPoints: ["cli", "index", "worker"].map((name) => join(__dirname, `${name}.ts`)),
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    // jsonc-parser's main file loads its parts in a way that cannot be bundled.
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
}

if (require.main === module) {
  void buildChecker(join(__dirname, "../../dist/checker"));
}
