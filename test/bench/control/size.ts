import { sizeTable, type buildAndMeasure } from "../../../solution/pack/bundle/sizeBudget";
import { compose, type PartSize } from "./composition";
import { bar, textTable, type Bar } from "../figures";

type SizeLine = Awaited<ReturnType<typeof buildAndMeasure>>["sizes"][number];

export interface SizeResult {
  sizes: SizeLine[];
  /** Where the bytes of the bundle that ships come from. */
  composition: readonly PartSize[];
  bars: Bar[];
}

/**
 * Holds the measured bundles against their budget and says where the bytes come from.
 * @param bundle text of the bundle that ships, and @param map its source map as JSON
 */
export function measureSize(bundle: string, map: string, sizes: SizeLine[]): SizeResult {
  return {
    sizes,
    composition: compose(bundle, map),
    bars: sizes.map(({ what, gzip, gzipKilobytes }) => bar(`${what}, gzip`, gzip, gzipKilobytes * 1024, "bytes")),
  };
}

/** The result as text. */
export function sizeText({ sizes, composition }: SizeResult): string {
  return [
    sizeTable(sizes),
    textTable([
      ["part of the bundle that ships", "bytes", "gzip less without it"],
      ...composition.map(({ part, raw, gzip }) => [part, raw, gzip]),
    ]),
  ].join("\n\n");
}
