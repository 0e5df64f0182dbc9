import { DOMParser, type Document, type Element, type Node, XMLSerializer } from "@xmldom/xmldom";

/** Parses a text as XML. Throws an Error with `place` (a file name) and the parser's reason when it is not well-formed. */
export function parseXml(text: string, place: string): Document {
  let reason = "";
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== "warning") {
        reason = message.split("\n")[0].trim();
        throw new Error(reason);
      }
    },
  });
  try {
    return parser.parseFromString(text.replace(/^\uFEFF/, ""), "text/xml");
  } catch (error) {
    throw new Error(`${place}: not well-formed XML: ${reason || (error as Error).message}`, { cause: error });
  }
}

/** The root element of a document that `parseXml` returned. */
export function rootOf(document: Document): Element {
  if (document.documentElement === null) {
    throw new Error("The XML document has no root element.");
  }
  return document.documentElement;
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1;
}

/** The child elements of an element, of one name or of all. */
export function children(element: Element, name?: string): Element[] {
  return Array.from(element.childNodes)
    .filter(isElement)
    .filter((child) => name === undefined || child.nodeName === name);
}

/** The first child element of that name, or undefined. */
export function child(element: Element, name: string): Element | undefined {
  return children(element, name)[0];
}

/** All elements of that name below an element, in document order. */
export function descendants(element: Element, name: string): Element[] {
  return Array.from(element.getElementsByTagName(name));
}

/** The trimmed text of the first child element of that name; empty when there is none. */
export function childText(element: Element, name: string): string {
  return child(element, name)?.textContent?.trim() ?? "";
}

/** An attribute's value; empty when it is absent. */
export function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}

/** Gives an element the only content `text`. */
export function setText(element: Element, text: string): void {
  element.textContent = text;
}

/** Removes the white space between elements and the comments, and indents anew: sources may be formatted as they like. */
function indent(element: Element, depth: number): void {
  const document = element.ownerDocument;
  if (document === null) {
    return;
  }
  const elements = children(element);
  for (const node of Array.from(element.childNodes)) {
    if (node.nodeType === 8 || (elements.length > 0 && node.nodeType === 3 && !node.nodeValue?.trim())) {
      element.removeChild(node);
    }
  }
  for (const inner of elements) {
    element.insertBefore(document.createTextNode(`\n${"  ".repeat(depth + 1)}`), inner);
    indent(inner, depth + 1);
  }
  if (elements.length > 0) {
    element.appendChild(document.createTextNode(`\n${"  ".repeat(depth)}`));
  }
}

/** Writes a document as SolutionPackager does: UTF-8 with byte order mark and declaration, two blanks of indentation. */
export function xmlBytes(document: Document): Uint8Array {
  const root = rootOf(document);
  indent(root, 0);
  const text = new XMLSerializer().serializeToString(root);
  return new TextEncoder().encode(`\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${text}`);
}
