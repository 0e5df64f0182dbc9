import { SourceMap } from "node:module";
import { gzipSync } from "node:zlib";

/** What a part of the bundle weighs, in bytes. */
export interface PartSize {
  part: string;
  raw: number;
  /** What the bundle would be smaller, gzip -9, without the part. Parts share words, so these do not add up. */
  gzip: number;
}

/**
 * Says where each byte of a bundle comes from, by its source map.
 * @param bundle the minified text, and @param map its source map as JSON
 * @returns the parts, the largest first
 */
export function compose(bundle: string, map: string): PartSize[] {
  const sources = new SourceMap(JSON.parse(map) as ConstructorParameters<typeof SourceMap>[0]);
  const texts = new Map<string, string[]>();
  const parts: { part: string; text: string }[] = [];
  bundle.split("\n").forEach((line, lineNumber) => {
    for (let column = 0; column < line.length; column++) {
      const entry = sources.findEntry(lineNumber, column);
      const part = partOf("originalSource" in entry ? entry.originalSource : undefined);
      const last = parts[parts.length - 1];
      if (last?.part === part) {
        last.text += line[column];
      } else {
        parts.push({ part, text: line[column] });
      }
    }
  });
  for (const { part, text } of parts) {
    texts.set(part, [...(texts.get(part) ?? []), text]);
  }
  const whole = weigh(parts.map(({ text }) => text).join(""));
  return [...texts]
    .map(([part, own]): PartSize => {
      const without = parts.filter((one) => one.part !== part).map(({ text }) => text);
      return { part, raw: Buffer.byteLength(own.join("")), gzip: whole - weigh(without.join("")) };
    })
    .sort((a, b) => b.raw - a.raw);
}

const weigh = (text: string): number => gzipSync(text, { level: 9 }).length;

/** The package, or the folder of the control, that a source of webpack's map belongs to. */
function partOf(source: string | undefined): string {
  const library =
    source && /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source.slice(source.lastIndexOf("node_modules/")));
  if (library) {
    return library[1];
  }
  const own = source && /LinkedRecordsControl\/([^/?]+)/.exec(source);
  return own ? `LinkedRecordsControl/${own[1]}` : "helpers of webpack and the compilers";
}
