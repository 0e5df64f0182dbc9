import { unzipSync } from "fflate";
import { SolutionImportError } from "./solution";

/** The files of a zip by their path, exact case, without directory entries. */
export type ZipFiles = ReadonlyMap<string, Uint8Array>;

const requiredAtRoot = ["[Content_Types].xml", "solution.xml", "customizations.xml"];

/**
 * Unpacks a solution zip in memory.
 * @throws {SolutionImportError} for bytes that are no whole zip, and for a zip without the three files that every
 * solution has at its root (the rule and its wording's gist are those of the platform's import).
 */
export function readZipFiles(zip: Uint8Array): ZipFiles {
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(zip);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SolutionImportError("Solution zip", `not a zip file, or cut off (${reason}). Pack the solution again.`);
  }
  const files = new Map(Object.entries(entries).filter(([path]) => !path.endsWith("/")));
  const missing = requiredAtRoot.find((path) => !files.has(path));
  if (missing !== undefined) {
    const nested = [...files.keys()].find((path) => path.endsWith(`/${missing}`));
    const hint = nested === undefined ? "" : ` It lies in ${nested}: zip the files, not the folder that holds them.`;
    throw new SolutionImportError(missing, `missing at the root of the zip, so this is no solution.${hint}`);
  }
  return files;
}
