import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { ZodType } from "zod";

/**
 * Reads a JSON file of the project.
 * @param path relative to the root, as problems name it
 * @param form what the file must hold
 * @throws Error with the file and, where it does not hold what it must, each place and why
 */
export function readJson<T>(root: string, path: string, form: ZodType<T>): T {
  if (!existsSync(join(root, path))) {
    throw new Error(`${path}: The file is missing.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(join(root, path), "utf8"));
  } catch (error) {
    throw new Error(`${path}: not valid JSON: ${(error as Error).message}`, { cause: error });
  }
  const read = form.safeParse(value);
  if (read.success) {
    return read.data;
  }
  const reasons = read.error.issues.map(
    ({ path: place, message }) => `${place.join(".") || "the whole file"}: ${message}`,
  );
  throw new Error(`${path}: ${reasons.join("; ")}.`);
}
