import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Document } from "@xmldom/xmldom";
import { parseXml } from "../../format/xml";
import type { Problems } from "../problems";

/**
 * The files of one solution in SolutionPackager's layout, in memory. Names are compared with exact case, also where the
 * file system does not: the zip is read by one that does. Remembers which files were used, so that strays are found.
 */
export class SourceFiles {
  private readonly files = new Map<string, Uint8Array>();
  private readonly used = new Set<string>();

  /** `place` is the folder's path relative to the project's root, with forward slashes. */
  constructor(
    readonly place: string,
    private readonly problems: Problems,
  ) {}

  /** Reads all files below a folder. What is no file, such as a symbolic link, and what cannot be read is a problem. */
  static read(folder: string, place: string, problems: Problems): SourceFiles {
    const source = new SourceFiles(place, problems);
    for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
      const path = join(entry.parentPath, entry.name);
      const name = path
        .slice(folder.length + 1)
        .split(sep)
        .join("/");
      if (entry.isFile()) {
        const content = problems.attempt(() => contentOf(path, source.placeOf(name)));
        source.files.set(name, content ?? new Uint8Array());
      } else if (entry.isSymbolicLink()) {
        problems.add(source.placeOf(name), "A symbolic link cannot be packed. Put the file itself here.");
      } else if (!entry.isDirectory()) {
        problems.add(source.placeOf(name), "Only files can be packed. Remove it.");
      }
    }
    return source;
  }

  /** The path of a file as problems name it. */
  placeOf(path: string): string {
    return `${this.place}/${path}`;
  }

  /** Adds a file that the packer makes; it is a problem if the sources hold one of that name. */
  addMade(path: string, content: Uint8Array, madeFrom: string): void {
    if (this.files.has(path)) {
      this.problems.add(this.placeOf(path), `The packer makes this file from ${madeFrom}. Remove it here.`);
      this.used.add(path);
      return;
    }
    this.files.set(path, content);
  }

  /** Replaces the content of a file that was filled in. */
  replace(path: string, content: Uint8Array): void {
    this.files.set(path, content);
  }

  /** The content of a file, now counted as used; undefined, and a problem naming `neededBy`, if it is missing. */
  take(path: string, neededBy: string): Uint8Array | undefined {
    const content = this.files.get(path);
    if (content) {
      this.used.add(path);
      return content;
    }
    const other = [...this.files.keys()].find((name) => name.toLowerCase() === path.toLowerCase());
    const hint = other ? ` There is ${other}; upper and lower case matter.` : "";
    this.problems.add(this.placeOf(path), `The file is missing, ${neededBy} needs it.${hint}`);
    return undefined;
  }

  /** As `take`, decoded as UTF-8. */
  takeText(path: string, neededBy: string): string | undefined {
    const content = this.take(path, neededBy);
    return content && new TextDecoder().decode(content);
  }

  /** As `takeText`, parsed as XML; undefined, and a problem noted, if it is not well-formed. */
  takeXml(path: string, neededBy: string): Document | undefined {
    const text = this.takeText(path, neededBy);
    return text === undefined ? undefined : this.problems.attempt(() => parseXml(text, this.placeOf(path)));
  }

  /** The paths that match, in sorted order. */
  paths(pattern: RegExp): string[] {
    return [...this.files.keys()].filter((path) => pattern.test(path)).sort();
  }

  /** The names of the folders directly below a folder, in sorted order of their files. */
  foldersIn(folder: string): Set<string> {
    return new Set(this.paths(new RegExp(`^${folder}/[^/]+/`)).map((path) => path.split("/")[1]));
  }

  /** The paths of the files that nothing has used. */
  strays(): string[] {
    return this.paths(/^/).filter((path) => !this.used.has(path));
  }

  /** All files with their content, sorted by path. */
  entries(): [string, Uint8Array][] {
    return this.paths(/^/).map((path) => [path, this.files.get(path) ?? new Uint8Array()]);
  }
}

function contentOf(path: string, place: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`${place}: The file cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
