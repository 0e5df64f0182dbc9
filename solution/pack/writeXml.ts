import { type Document, type Element, XMLSerializer } from "@xmldom/xmldom";
import { children, rootOf } from "../format/xml";

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

/** An element as text, each element that it holds on a line of its own. The element itself is changed so. */
export function indentedXml(element: Element): string {
  indent(element, 0);
  return new XMLSerializer().serializeToString(element);
}

/** Writes a document as SolutionPackager does: UTF-8 with byte order mark and declaration, two blanks of indentation. */
export function xmlBytes(document: Document): Uint8Array {
  const text = indentedXml(rootOf(document));
  return new TextEncoder().encode(`\uFEFF<?xml version="1.0" encoding="utf-8"?>\n${text}`);
}
