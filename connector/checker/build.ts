import { chmodSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { build } from "esbuild";
import ts from "typescript";
import { packageFiles } from "./packageFiles";

/**
 * Builds the checker as a package of its own, `connector-check`, that needs nothing else installed: the command
 * (`cli.js`), the function (`index.js`, `index.mjs`) with its types (`index.d.ts` and what it names), and all code in one
 * file (`main.js`).
 * @param outdir the folder to write to; what is in it goes
 * @throws when a source does not compile
 */
export async function buildChecker(outdir: string): Promise<void> {
  rmSync(outdir, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: [join(__dirname, "bundle.ts")],
    outfile: join(outdir, "main.js"),
    bundle: true,
    platform: "node",
    target: "node20",
    // jsonc-parser's main file loads its parts in a way that cannot be bundled.
    mainFields: ["module", "main"],
    // Less to load at each start.
    minify: true,
    // The licences are all in a file of their own.
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  for (const [name, text] of Object.entries(packageFiles(metafile))) {
    writeFileSync(join(outdir, name), text);
  }
  chmodSync(join(outdir, "cli.js"), 0o755);
  writeTypes(outdir);
}

/** Writes the declarations of the function, and of the modules whose types it names. */
function writeTypes(outdir: string): void {
  const program = ts.createProgram([join(__dirname, "index.ts")], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    lib: ["lib.es2023.d.ts"],
    types: ["node"],
    strict: true,
    esModuleInterop: true,
    resolveJsonModule: true,
    declaration: true,
    emitDeclarationOnly: true,
    skipLibCheck: true,
    rootDir: __dirname,
    outDir: outdir,
  });
  const declarations = new Map<string, string>();
  program.emit(undefined, (path, text) => declarations.set(relative(outdir, path), text), undefined, true);
  const open = ["index.d.ts"];
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const text = declarations.get(path);
    declarations.delete(path);
    if (text !== undefined) {
      mkdirSync(dirname(join(outdir, path)), { recursive: true });
      writeFileSync(join(outdir, path), text);
      const { importedFiles } = ts.preProcessFile(text);
      open.push(...importedFiles.map(({ fileName }) => `${join(dirname(path), fileName)}.d.ts`));
    }
  }
}

if (require.main === module) {
  void buildChecker(join(__dirname, "../../dist/connector-check"));
}
