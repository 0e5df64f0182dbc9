import { DOMImplementation } from "@xmldom/xmldom";
import { rootOf } from "../../format/xml";
import { xmlBytes } from "../writeXml";

const namespace = "http://schemas.openxmlformats.org/package/2006/content-types";
const octetStream = "application/octet-stream";

const extensionOf = (path: string): string => /\.([^./]+)$/.exec(path)?.[1] ?? "";

/**
 * [Content_Types].xml in SolutionPackager's shape: `xml` is text/xml and every other extension an octet stream; each
 * .xml part below a folder and each part without an extension has an override.
 */
export function contentTypes(paths: string[]): Uint8Array {
  const document = new DOMImplementation().createDocument(namespace, "Types");
  const root = rootOf(document);
  const add = (name: string, attributes: Record<string, string>): void => {
    const element = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) {
      element.setAttribute(key, value);
    }
    root.appendChild(element);
  };
  const extensions = new Set([
    "xml",
    ...paths
      .map(extensionOf)
      .filter((extension) => extension !== "")
      .sort(),
  ]);
  for (const extension of extensions) {
    add("Default", { Extension: extension, ContentType: extension === "xml" ? "text/xml" : octetStream });
  }
  for (const path of paths.filter((name) => ["xml", ""].includes(extensionOf(name))).sort()) {
    add("Override", { PartName: `/${path}`, ContentType: octetStream });
  }
  return xmlBytes(document);
}
