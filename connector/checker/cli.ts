import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";
import SwaggerParser from "@apidevtools/swagger-parser";
import { findJsonFault } from "./readJson";

/** The JSON files of a connector among what a path names: itself, or those of the folder. */
function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) {
    return [path];
  }
  const found = readdirSync(path).filter((name) => /swagger\.json$|^apiproperties\.json$/i.test(name));
  return found.map((name) => join(path, name));
}

/** Gives the fault of one file as `path:line:column: reason`, or undefined when it has none. */
async function faultOf(path: string): Promise<string | undefined> {
  const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
  const fault = findJsonFault(text);
  if (fault) {
    return `${path}:${fault.place.line}:${fault.place.column}: not JSON: ${fault.message}`;
  }
  if (/^apiproperties\.json$/i.test(basename(path))) {
    return undefined;
  }
  try {
    await SwaggerParser.validate(JSON.parse(text) as never, { resolve: { external: false } });
    return undefined;
  } catch (error) {
    return `${path}: ${(error as Error).message.trim()}`;
  }
}

async function main(paths: readonly string[]): Promise<number> {
  if (paths.length === 0) {
    console.error("Name a folder or a definition to check, for example: npm run check:connector -- connector");
    return 2;
  }
  let status = 0;
  for (const path of paths) {
    try {
      const files = filesOf(path);
      if (files.length === 0) {
        console.error(`${path}: holds no *swagger.json. Name the folder of a connector.`);
        status = 2;
      }
      for (const file of files) {
        const fault = await faultOf(file);
        console.log(fault ?? `${file}: no findings`);
        status = Math.max(status, fault ? 1 : 0);
      }
    } catch (error) {
      console.error(`${path}: cannot be read: ${(error as Error).message}`);
      status = 2;
    }
  }
  return status;
}

void (async () => {
  process.exitCode = await main(process.argv.slice(2));
})();
