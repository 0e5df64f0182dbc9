import type { Document, Element } from "@xmldom/xmldom";
import { attribute, childText, parseXml, rootOf, XmlError } from "../../solution/format/xml";
import { SolutionImportError } from "./solution";
import type { ZipFiles } from "./zipFiles";

/**
 * Parses one xml file of a solution zip.
 * @throws {SolutionImportError} when the file is missing, not UTF-8, malformed, or has another root element.
 */
export function readXml(files: ZipFiles, path: string, rootName: string): Document {
  const bytes = files.get(path);
  if (!bytes) throw new SolutionImportError(path, "missing in the zip.");
  let document: Document;
  try {
    document = parseXml(new TextDecoder("utf-8", { fatal: true }).decode(bytes), path, "strict");
  } catch (error) {
    const reason = error instanceof XmlError ? error.reason : error instanceof Error ? error.message : "unknown";
    throw new SolutionImportError(path, `not well-formed XML: ${reason}`);
  }
  const { tagName } = rootOf(document);
  if (tagName !== rootName) {
    throw new SolutionImportError(path, `its root element is <${tagName}>, not <${rootName}>.`);
  }
  return document;
}

/** The trimmed text of a child reached by its path. @throws {SolutionImportError} when it is absent or empty. */
export function requiredText(file: string, parent: Element, ...path: string[]): string {
  const text = childText(parent, ...path);
  if (!text) throw new SolutionImportError(file, `<${[parent.tagName, ...path].join("/")}> is missing or empty.`);
  return text;
}

/** An attribute's value. @throws {SolutionImportError} when it is absent or empty. */
export function requiredAttribute(file: string, element: Element, name: string): string {
  const value = attribute(element, name);
  if (!value) throw new SolutionImportError(file, `<${element.tagName}> has no attribute ${name}.`);
  return value;
}
