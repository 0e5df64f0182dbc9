import { XMLSerializer, type Node as XmlNode } from "@xmldom/xmldom";
import { select, type SelectReturnType } from "xpath";
import type { FlowFunction } from "../surroundings";
import { content, invalidTemplate, object, text } from "../values";
import { xmlDocument } from "./xmlValues";

const setProperty: FlowFunction = ([value, name, property]) => ({ ...object(value), [text(name)]: property });

const addProperty: FlowFunction = ([value, name, property]) => {
  if (Object.hasOwn(object(value), text(name))) {
    throw invalidTemplate(`The object has a property ${text(name)} already; setProperty replaces it.`);
  }
  return { ...object(value), [text(name)]: property };
};

const removeProperty: FlowFunction = ([value, name]) => {
  const removed = text(name);
  return Object.fromEntries(Object.entries(object(value)).filter(([each]) => each !== removed));
};

const xmlOf = (node: XmlNode): string => new XMLSerializer().serializeToString(node);

/** Nodes as XML, attributes and texts as texts; what XPath computes as it is. */
const xpath: FlowFunction = ([value, path]) => {
  const document = xmlDocument(value);
  let found: SelectReturnType;
  try {
    found = select(text(path), document as unknown as Node);
  } catch (error) {
    throw invalidTemplate(`The path ${text(path)} cannot be read: ${(error as Error).message}`);
  }
  if (!Array.isArray(found)) return found;
  return found.map((node) =>
    node.nodeType === 1
      ? content("application/xml;charset=utf-8", Buffer.from(xmlOf(node as unknown as XmlNode)).toString("base64"))
      : node.nodeValue,
  );
};

export const objects = {
  addProperty,
  coalesce: (given) => given.find((value) => value !== null && value !== undefined) ?? null,
  removeProperty,
  setProperty,
  xpath,
} as const satisfies Record<string, FlowFunction>;
