import { mkdirSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { build } from "esbuild";
import ts from "typescript";

/**
 * Builds the checker as plain JavaScript that needs nothing else installed: the command (`cli.js`), the function
 * (`index.js`) with its types (`index.d.ts` and what it names), and the thread (`worker.js`) that both start.
 * @param outdir the folder to write to
 * @throws when a source does not compile
 */
export async function buildChecker(outdir: string): Promise<void> {
  await build({
    entryPoints: ["cli", "index", "run/worker"].map((name) => ({
      in: join(__dirname, `${name}.ts`),
      out: basename(name),
    })),
    outdir,
    bundle: true,
    platform: "node",
    target: "node20",
    // jsonc-parser's main file loads its parts in a way that cannot be bundled.
    mainFields: ["module", "main"],
    logLevel: "warning",
  });
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
  void buildChecker(join(__dirname, "../../dist/checker"));
}
