import { readFileSync } from "node:fs";
import { DOMParser } from "@xmldom/xmldom";

/** The texts of a resx file by their ids. */
export function readResx(path: string): ReadonlyMap<string, string> {
  const document = new DOMParser().parseFromString(readFileSync(path, "utf8"), "text/xml");
  return new Map(
    Array.from(document.getElementsByTagName("data"), (data) => [
      data.getAttribute("name") ?? "",
      data.getElementsByTagName("value")[0]?.textContent ?? "",
    ]),
  );
}
