import { join } from "node:path";
import { format, resolveConfig } from "prettier";

const parsers: Readonly<Record<string, string>> = { json: "json", md: "markdown" };

/** A file as the formatter of the project leaves it; XML is left alone. */
export async function formatted(root: string, path: string, text: string): Promise<string> {
  const parser = parsers[path.split(".").at(-1) ?? ""];
  return parser === undefined ? text : format(text, { ...(await resolveConfig(join(root, path))), parser });
}
