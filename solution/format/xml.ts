import { DOMParser, type Document, type Element, type Node } from "@xmldom/xmldom";

/** Whether what the parser only warns of, such as an attribute without quotation marks, is refused as well. */
type Strictness = "lenient" | "strict";

/** A text is not well-formed XML; the message names the place, `reason` is the parser's. */
export class XmlError extends Error {
  constructor(
    place: string,
    readonly reason: string,
    options: ErrorOptions,
  ) {
    super(`${place}: not well-formed XML: ${reason}`, options);
  }
}

/**
 * Parses a text as XML.
 * @param place names the text in errors, such as its file
 * @throws {XmlError} when it is not well-formed
 */
export function parseXml(text: string, place: string, strictness: Strictness = "lenient"): Document {
  let reason = "";
  const parser = new DOMParser({
    onError: (level, message) => {
      if (level !== "warning" || strictness === "strict") {
        reason = message.split("\n")[0].trim();
        throw new Error(reason);
      }
    },
  });
  try {
    return parser.parseFromString(text.replace(/^\uFEFF/, ""), "text/xml");
  } catch (error) {
    throw new XmlError(place, reason || (error as Error).message, { cause: error });
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

/** The child elements of an element, of one name or of all, in document order. */
export function children(element: Element, name?: string): Element[] {
  return Array.from(element.childNodes)
    .filter(isElement)
    .filter((child) => name === undefined || child.nodeName === name);
}

/** The first child element of that name, and of it the first child of the next name; undefined where the path ends. */
export function child(element: Element, ...path: string[]): Element | undefined {
  let current: Element | undefined = element;
  for (const name of path) {
    current = current && children(current, name)[0];
  }
  return current;
}

/** All elements of that name below an element, in document order. */
export function descendants(element: Element, name: string): Element[] {
  return Array.from(element.getElementsByTagName(name));
}

/** The trimmed text of the element that `child` finds; empty when there is none. */
export function childText(element: Element, ...path: string[]): string {
  return child(element, ...path)?.textContent?.trim() ?? "";
}

/** An attribute's value; empty when it is absent. */
export function attribute(element: Element, name: string): string {
  return element.getAttribute(name) ?? "";
}
