import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { PNG } from "pngjs";
import { checkConnector, type CheckResult } from "../../../connector/checker/index";
import { stepsOf } from "../../../connector/checker/input/jsonPointer";
import { isObject, type Json, type JsonObject } from "../../../connector/checker/input/jsonValue";

const sampleFolder = resolve(__dirname, "../sample");

/** The files of a connector as texts and bytes; a file that is undefined is not there. */
export interface Files {
  definition?: string | Uint8Array;
  apiProperties?: string;
  icon?: Uint8Array;
  config?: string;
  script?: string | Uint8Array;
}

/** The sample connector, in which the checker finds nothing. */
export const sample = {
  definition: readFileSync(join(sampleFolder, "apiDefinition.swagger.json"), "utf8"),
  apiProperties: readFileSync(join(sampleFolder, "apiProperties.json"), "utf8"),
  icon: readFileSync(join(sampleFolder, "icon.png")),
};

const names = {
  definition: "apiDefinition.swagger.json",
  apiProperties: "apiProperties.json",
  icon: "icon.png",
  config: "connector-check.json",
  script: "script.csx",
} as const;

/** Runs work in a folder that holds files, and removes it afterwards, when the work is done. */
export function inFolder<T>(files: Files, work: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), "connector-"));
  const remove = (): void => {
    rmSync(folder, { recursive: true });
  };
  let result: T | undefined;
  try {
    for (const key of Object.keys(names) as (keyof Files)[]) {
      const content = files[key];
      if (content !== undefined) {
        writeFileSync(join(folder, names[key]), content);
      }
    }
    result = work(folder);
    return result instanceof Promise ? (result.finally(remove) as T) : result;
  } finally {
    if (!(result instanceof Promise)) {
      remove();
    }
  }
}

/** Checks a connector made of files. */
export const check = (files: Files): CheckResult => inFolder(files, (folder) => checkConnector([folder]));

/** The ids of the rules that a connector breaks. */
export const brokenRules = (files: Files): Set<string> => new Set(check(files).findings.map(({ ruleId }) => ruleId));

/** A copy of a JSON text with the value at a pointer replaced, added, or, for undefined, removed. */
export function withValue(text: string, pointer: string, value: Json | undefined): string {
  const root = JSON.parse(text) as Json;
  const steps = stepsOf(pointer);
  const last = steps.pop() ?? "";
  let inner: Json | undefined = root;
  for (const step of steps) {
    inner = (inner as JsonObject)[step] ??= {};
  }
  if (Array.isArray(inner)) {
    inner.splice(Number(last), 1, ...(value === undefined ? [] : [value]));
  } else if (isObject(inner) && value === undefined) {
    delete inner[last];
  } else if (isObject(inner)) {
    inner[last] = value;
  }
  return JSON.stringify(root, undefined, 2);
}

/** Draws an icon: a logo on a background. Colours are red, green, blue and opacity. */
export function draw(
  width: number,
  height: number,
  background: readonly [number, number, number, number] = [0x0b, 0x55, 0x6a, 255],
  logoPart = 0.5,
): Buffer {
  const png = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const [x, y] = [(pixel % width) / width, Math.floor(pixel / width) / height];
    const isLogo = Math.abs(x - 0.5) < logoPart / 2 && Math.abs(y - 0.5) < logoPart / 2;
    png.data.set(isLogo ? logo : background, pixel * 4);
  }
  // Without a search for the best filter, which would take longer than all the checks of it.
  return PNG.sync.write(png, { filterType: 0 });
}

const logo = [255, 200, 0, 255];

/** An icon that says of itself to be of another size; what its pixels are does not matter then. */
export function claimSize(icon: Buffer, width: number, height: number): Buffer {
  const copy = Buffer.from(icon);
  copy.writeUInt32BE(width, 16);
  copy.writeUInt32BE(height, 20);
  return copy;
}
