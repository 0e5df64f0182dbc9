import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { unzipSync } from "fflate";
import { bytesOf, maxBytes, reading, UnreadableError } from "../../../connector/checker/input/fileAccess";

/** The files of a folder or of a zip by their paths within it, with forward slashes. */
export interface FileTree {
  /** The folder or the zip. */
  readonly path: string;
  readonly files: ReadonlyMap<string, () => Uint8Array>;
}

/** A zip that is no zip, or holds too much. */
export class ZipError extends Error {}

/** Files that tell something of flows. */
const wanted = [
  /(^|\/)Workflows\/[^/]+\.json(\.data\.xml)?$/i,
  /(^|\/)Microsoft\.Flow\/flows\/[^/]+\/definition\.json$/i,
  /(^|\/)customizations\.xml$/i,
  /(^|\/)environmentvariabledefinition\.xml$/i,
  /(^|\/)Connectors\/[^/]+\.xml$/i,
  /_openapidefinition\.json$/i,
  /swagger\.json$/i,
];

/** Folders that hold what others made. */
const passedOver = new Set(["node_modules", ".git", "bin", "obj"]);

/** Zips above this size, and zips that hold more than this of what is wanted, are not read. */
const mostZipBytes = 256 * 1024 * 1024;
const mostUnpacked = 512 * 1024 * 1024;

/** The files of a folder and of those below it, and the zips among them. */
export function readFolder(path: string): { tree: FileTree; zips: readonly string[] } {
  const files = new Map<string, () => Uint8Array>();
  const zips: string[] = [];
  const walk = (folder: string, prefix: string): void => {
    const entries = reading(folder, () => readdirSync(folder, { withFileTypes: true }));
    for (const entry of entries.sort((left, right) => (left.name < right.name ? -1 : 1))) {
      const full = join(folder, entry.name);
      const inner = `${prefix}${entry.name}`;
      if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) {
          walk(full, `${inner}/`);
        }
      } else if (/\.zip$/i.test(entry.name)) {
        zips.push(full);
      } else if (wanted.some((pattern) => pattern.test(inner))) {
        files.set(inner, () => bytesOf(full, maxBytes));
      }
    }
  };
  walk(path, "");
  return { tree: { path, files }, zips };
}

/** What a zip is not read for, as a sentence. */
const refusal = (path: string, reason: string): ZipError => new ZipError(`${path}: cannot be read: ${reason}`);

/**
 * The files of a zip that tell something of flows.
 * @throws ZipError, UnreadableError
 */
export function readZip(path: string): FileTree {
  const bytes = bytesOf(path, mostZipBytes);
  const tooLarge = new Set<string>();
  let unpacked = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.some((pattern) => pattern.test(name))) {
          return false;
        }
        if (originalSize > maxBytes && name.toLowerCase().endsWith(".json")) {
          tooLarge.add(name);
          return false;
        }
        unpacked += originalSize;
        if (unpacked > mostUnpacked) {
          throw refusal(path, `what it holds is larger than ${mostUnpacked / 1024 / 1024} MB.`);
        }
        return true;
      },
    });
  } catch (error) {
    if (error instanceof ZipError) {
      throw error;
    }
    const reason = error instanceof Error ? error.message : String(error);
    throw refusal(path, `it is no zip, or a damaged one (${reason}). Export or pack the solution again.`);
  }
  const files = new Map<string, () => Uint8Array>(
    Object.entries(entries).map(([name, content]) => [name, () => content]),
  );
  for (const name of tooLarge) {
    files.set(name, () => {
      throw new UnreadableError(`${path}/${name}`, "ERR_FS_FILE_TOO_LARGE");
    });
  }
  return { path, files };
}

/** Tells whether a path leads to a folder. */
export const isFolder = (path: string): boolean => reading(path, () => statSync(path)).isDirectory();
