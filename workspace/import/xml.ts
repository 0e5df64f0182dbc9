import { DOMParser, onWarningStopParsing, type Element } from "@xmldom/xmldom";
import { SolutionImportError } from "./solution";
import type { ZipFiles } from "./zipFiles";

/**
 * Parses one xml file of a solution zip and returns its root element.
 * @throws {SolutionImportError} when the file is missing, not UTF-8, malformed, or has another root element.
 */
export function readXml(files: ZipFiles, path: string, rootName: string): Element {
  const bytes = files.get(path);
  if (!bytes) throw new SolutionImportError(path, "missing in the zip.");
  let root: Element | null;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    root = new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, "text/xml").documentElement;
  } catch (error) {
    throw new SolutionImportError(path, `not well-formed XML: ${error instanceof Error ? error.message : "unknown"}`);
  }
  if (root?.tagName !== rootName) {
    throw new SolutionImportError(path, `its root element is <${root?.tagName ?? "nothing"}>, not <${rootName}>.`);
  }
  return root;
}

/** The child elements of that name, in document order. */
export function children(parent: Element, name: string): Element[] {
  return [...parent.childNodes].filter((node): node is Element => node.nodeType === 1 && node.nodeName === name);
}

/** Follows child element names from a parent; `undefined` where the path ends early. */
export function child(parent: Element, ...path: string[]): Element | undefined {
  let current: Element | undefined = parent;
  for (const name of path) current = current && children(current, name)[0];
  return current;
}

/** All descendants of that name, in document order. */
export function descendants(parent: Element, name: string): Element[] {
  return [...parent.getElementsByTagName(name)];
}

/** The trimmed text of a child reached by its path. @throws {SolutionImportError} when it is absent or empty. */
export function requiredText(file: string, parent: Element, ...path: string[]): string {
  const text = child(parent, ...path)?.textContent?.trim();
  if (!text) throw new SolutionImportError(file, `<${[parent.tagName, ...path].join("/")}> is missing or empty.`);
  return text;
}

/** An attribute's value. @throws {SolutionImportError} when it is absent or empty. */
export function requiredAttribute(file: string, element: Element, name: string): string {
  const value = element.getAttribute(name);
  if (!value) throw new SolutionImportError(file, `<${element.tagName}> has no attribute ${name}.`);
  return value;
}
