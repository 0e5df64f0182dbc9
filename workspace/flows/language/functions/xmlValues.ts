import { DOMParser, XMLSerializer, type Document, type Element } from "@xmldom/xmldom";
import { children, parseXml, rootOf, XmlError } from "../../../../solution/format/xml";
import { asText, bytesOf, invalidTemplate, isObject, text, type JsonObject } from "../values";

/** The document of a text or of bytes. @throws FlowError unless it is well-formed XML */
export function xmlDocument(value: unknown): Document {
  const source = bytesOf(value)?.toString("utf8") ?? text(value);
  try {
    const document = parseXml(source, "XML");
    rootOf(document);
    return document;
  } catch (error) {
    const reason = error instanceof XmlError ? error.reason : (error as Error).message;
    throw invalidTemplate(`It needs XML: ${reason}`);
  }
}

/**
 * XML as an object: attributes as `@name`, texts beside them as `#text`, elements that repeat as arrays, as the platform's
 * library (Json.NET) has it.
 */
export function objectOfXml(document: Document): JsonObject {
  const root = rootOf(document);
  return { [root.nodeName]: valueOf(root) };
}

function valueOf(element: Element): unknown {
  const attributes = Array.from(element.attributes).map((each): [string, unknown] => [`@${each.name}`, each.value]);
  const inner = children(element);
  const own = inner.length === 0 ? (element.textContent ?? "") : "";
  if (attributes.length === 0 && inner.length === 0) return own === "" ? null : own;
  const members = new Map<string, unknown>(attributes);
  for (const name of new Set(inner.map(({ nodeName }) => nodeName))) {
    const values = children(element, name).map(valueOf);
    members.set(name, values.length === 1 ? values[0] : values);
  }
  if (own !== "") members.set("#text", own);
  return Object.fromEntries(members);
}

/** An object as XML; its only member is the root element. @throws FlowError for another object, or a name that is none */
export function xmlOfObject(value: JsonObject): string {
  const names = Object.keys(value).filter((name) => name !== "?xml");
  const [root] = names;
  if (root === undefined || names.length > 1) throw invalidTemplate("The object needs one member, the root element.");
  const document = new DOMParser().parseFromString("<root/>", "text/xml");
  try {
    const element = document.createElement(root);
    fill(document, element, value[root]);
    return new XMLSerializer().serializeToString(element);
  } catch (error) {
    throw invalidTemplate(`The object cannot be written as XML: ${(error as Error).message}`);
  }
}

function fill(document: Document, element: Element, value: unknown): void {
  if (!isObject(value)) {
    element.textContent = typeof value === "boolean" ? String(value) : asText(value);
    return;
  }
  for (const [name, member] of Object.entries(value)) {
    if (name.startsWith("@")) element.setAttribute(name.slice(1), asText(member));
    else if (name === "#text") element.appendChild(document.createTextNode(asText(member)));
    else {
      for (const each of Array.isArray(member) ? (member as unknown[]) : [member]) {
        const inner = document.createElement(name);
        fill(document, inner, each);
        element.appendChild(inner);
      }
    }
  }
}
