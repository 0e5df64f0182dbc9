import type { Document } from "@xmldom/xmldom";
import { child, children, rootOf } from "./xml";

/** The texts of a .resx file by their names: its `<data name><value>` pairs. */
export function readResx(document: Document): Record<string, string> {
  return Object.fromEntries(
    children(rootOf(document), "data").flatMap((data) => {
      const name = data.getAttribute("name");
      return name === null ? [] : [[name, child(data, "value")?.textContent ?? ""]];
    }),
  );
}
