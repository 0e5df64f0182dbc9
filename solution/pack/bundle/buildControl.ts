import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { ControlManifest } from "../../format/controlManifest";
import { readManifest } from "../readManifest";
import { platformLibrariesInside } from "./platformLibraries";

/** A control that `buildControl` built; all paths are absolute. */
export interface BuiltControl {
  /** `<namespace>.<constructor>` */
  name: string;
  version: string;
  /** The folder with bundle.js, ControlManifest.xml and the resources. */
  folder: string;
  bundlePath: string;
  manifestPath: string;
}

export interface BuildOptions {
  /** The project's root: the folder with pcfconfig.json. */
  root: string;
  /** Is told each step in a few words. */
  onProgress?: (message: string) => void;
  /** Builds the bundle with an empty module instead of Application Insights, to measure our own code. */
  withoutTelemetry?: boolean;
  /** Writes bundle.js.map beside the bundle. */
  sourceMap?: boolean;
}

/** The build failed; the message carries what the build tool said. */
export class BuildError extends Error {}

function readInput(path: string): ControlManifest {
  try {
    return readManifest(readFileSync(path, "utf8"), path);
  } catch (error) {
    throw new BuildError((error as Error).message, { cause: error });
  }
}

function toolPath(root: string): string {
  try {
    return createRequire(join(root, "package.json")).resolve("pcf-scripts/bin/pcf-scripts.js");
  } catch (error) {
    throw new BuildError("pcf-scripts is not installed. Run: npm ci", { cause: error });
  }
}

function inputManifest(root: string): ControlManifest & { folder: string } {
  const folders = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(root, entry.name, "ControlManifest.Input.xml")))
    .map((entry) => entry.name);
  if (folders.length !== 1) {
    throw new BuildError(`Expected one folder with a ControlManifest.Input.xml in ${root}, found ${folders.length}.`);
  }
  const path = join(root, folders[0], "ControlManifest.Input.xml");
  const manifest = readInput(path);
  if (manifest.constructorName !== folders[0]) {
    throw new BuildError(
      `${path}: the constructor is "${manifest.constructorName}", the folder "${folders[0]}". ` +
        `Name them alike: pcf-scripts lints the folder named like the constructor, and nothing if there is none.`,
    );
  }
  return { ...manifest, folder: folders[0] };
}

/** A step line of pcf-scripts, such as `[8:07:56 AM] [build] Running ESLint...` */
const stepLine = /^\[[^\]]+\] \[build\] (.*)$/;

async function runTool({ root, onProgress, withoutTelemetry, sourceMap }: BuildOptions): Promise<string> {
  const args = [toolPath(root), "build", "--noColor", "--locale", "en", "--buildMode", "production"];
  const env: NodeJS.ProcessEnv = { ...process.env, PP_TOOLS_TELEMETRY_OPTOUT: "true" };
  if (withoutTelemetry) {
    args.push("--skipBuildLinting", "true");
    env.LINKED_RECORDS_WITHOUT_TELEMETRY = "true";
  }
  if (sourceMap) {
    env.LINKED_RECORDS_SOURCE_MAP = "true";
  }
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ["ignore", "pipe", "pipe"] });
  let log = "";
  const read = (chunk: Buffer): void => {
    const text = stripVTControlCharacters(chunk.toString());
    log += text;
    for (const line of text.split("\n")) {
      const step = stepLine.exec(line.trim())?.[1];
      if (step) {
        onProgress?.(step);
      }
    }
  };
  child.stdout.on("data", read);
  child.stderr.on("data", read);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", () => {
      resolve(log);
    });
  });
}

/** What the tool said, without the lines that only name its steps. */
function messageOf(log: string): string {
  return log
    .split("\n")
    .filter((line) => !stepLine.test(line.trim()) || line.includes("Failed:"))
    .join("\n")
    .trim();
}

/** The reasons not to trust a build; pcf-scripts itself exits with 0 when it failed. */
function faultsOf(log: string, name: string, bundlePath: string, manifestPath: string): string[] {
  const faults: string[] = [];
  if (/Failed:|\[Error\]/.test(log)) {
    faults.push("the build tool reports an error");
  } else if (!log.includes("Succeeded")) {
    faults.push("the build tool does not report success");
  }
  for (const path of [bundlePath, manifestPath]) {
    if (!existsSync(path) || statSync(path).size === 0) {
      faults.push(`${path} was not written`);
    }
  }
  if (existsSync(bundlePath)) {
    const bundle = readFileSync(bundlePath, "utf8");
    if (!bundle.includes(`registerControl('${name}'`)) {
      faults.push(`${bundlePath} does not register ${name}`);
    }
    const inside = platformLibrariesInside(bundle);
    if (inside.length > 0) {
      faults.push(`${bundlePath} contains ${inside.join(" and ")}, which the platform supplies`);
    }
  }
  return faults;
}

/**
 * Builds the control in production mode into a new `out/`. Throws a BuildError when the tool reports an error, or when
 * the bundle or the manifest is missing, registers another control, or contains a library that the platform supplies.
 */
export async function buildControl(options: BuildOptions): Promise<BuiltControl> {
  const { root } = options;
  const manifest = inputManifest(root);
  const name = `${manifest.namespace}.${manifest.constructorName}`;
  const folder = join(root, "out", "controls", manifest.folder);
  const bundlePath = join(folder, "bundle.js");
  const manifestPath = join(folder, "ControlManifest.xml");
  // An old bundle must not pass for a new one.
  rmSync(join(root, "out"), { recursive: true, force: true });
  const log = await runTool(options);
  const faults = faultsOf(log, name, bundlePath, manifestPath);
  if (faults.length > 0) {
    rmSync(join(root, "out"), { recursive: true, force: true });
    throw new BuildError(`The control ${name} was not built: ${faults.join("; ")}.\n${messageOf(log)}`);
  }
  return { name, version: manifest.version, folder, bundlePath, manifestPath };
}
