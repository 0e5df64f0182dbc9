import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";

/**
 * The texts of a resx file by their ids.
 * @throws where the file is no well-formed XML or holds an id twice: a host would show the one text or the other
 */
export function readResx(path: string): ReadonlyMap<string, string> {
  const parser = new DOMParser({
    onError: (level, message) => {
      throw new Error(`${path}: ${level}: ${message}`);
    },
  });
  const document = parser.parseFromString(readFileSync(path, "utf8"), "text/xml");
  const texts = new Map<string, string>();
  for (const data of Array.from(document.getElementsByTagName("data"))) {
    const id = data.getAttribute("name") ?? "";
    if (texts.has(id)) {
      throw new Error(`${path}: ${id} is there twice.`);
    }
    texts.set(id, data.getElementsByTagName("value")[0]?.textContent ?? "");
  }
  return texts;
}
