/**
 * Replaces what an element holds, and nothing around it, so that what people wrote stays as they wrote it.
 *
 * @param file names the text in problems
 * @param lines what it shall hold
 * @throws Error where the text has not exactly one such element
 */
export function replaceContent(text: string, file: string, element: string, lines: readonly string[]): string {
  const pattern = new RegExp(`^([ \\t]*)<${element}(?:[ \\t]*/>|>[^]*?</${element}>)`, "gm");
  const [found, ...others] = text.matchAll(pattern);
  if (!found || others.length > 0) {
    throw new Error(
      `${file}: There must be one <${element}>, on a line of its own; found: ${found ? "several" : "none"}.`,
    );
  }
  const [whole, indent = ""] = found;
  const content = lines.map((line) => `${indent}  ${line}\n`).join("");
  const after =
    lines.length === 0 ? `${indent}<${element} />` : `${indent}<${element}>\n${content}${indent}</${element}>`;
  return text.slice(0, found.index) + after + text.slice(found.index + whole.length);
}

/** The lines of an element's content, without their common indentation. @param item name of the elements to be told apart */
export function itemsOf(text: string, element: string, item: string): readonly (readonly string[])[] {
  const content = new RegExp(`<${element}>([^]*?)</${element}>`).exec(text)?.[1] ?? "";
  const items = [...content.matchAll(new RegExp(`^[ \\t]*<${item}\\b(?:[^>]*/>|[^]*?</${item}>)`, "gm"))];
  return items.map(([found]) => {
    const lines = found.split(/\r?\n/);
    const indent = /^[ \t]*/.exec(lines[0])?.[0].length ?? 0;
    return lines.map((line) => line.slice(indent));
  });
}
