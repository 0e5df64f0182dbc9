import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildControl, type BuildOptions, type BuiltControl } from "./buildControl";
import budget from "./sizeBudget.json";

/** A limit of sizeBudget.json: what it is for, and how many kilobytes of 1,024 bytes gzip -9 may leave. */
interface SizeLimit {
  what: string;
  gzipKilobytes: number;
}

/** One measured line of the size table; sizes in bytes. */
interface SizeLine extends SizeLimit {
  raw: number;
  gzip: number;
}

/** A bundle is larger than its budget. */
export class SizeBudgetError extends Error {}

/** Measures a bundle against a limit. */
export function measure(bundle: Uint8Array, limit: SizeLimit): SizeLine {
  return { ...limit, raw: bundle.length, gzip: gzipSync(bundle, { level: 9 }).length };
}

/**
 * Builds the control twice, first without Application Insights, then as it ships, and measures both bundles. Application
 * Insights lies in the same file as our code, so only a bundle without it tells what our code weighs.
 */
export async function buildAndMeasure(options: BuildOptions): Promise<{ control: BuiltControl; sizes: SizeLine[] }> {
  options.onProgress?.("Measuring our own code without Application Insights");
  const bare = await buildControl({ ...options, onProgress: undefined, withoutTelemetry: true });
  const ownCode = measure(readFileSync(bare.bundlePath), budget.ownCode);
  const control = await buildControl(options);
  return { control, sizes: [ownCode, measure(readFileSync(control.bundlePath), budget.bundle)] };
}

/** The sizes as a table of text. */
export function sizeTable(sizes: SizeLine[]): string {
  const rows = [
    ["", "bytes", "gzip", "limit (gzip)"],
    ...sizes.map((size) => [
      size.what,
      size.raw.toLocaleString("en"),
      size.gzip.toLocaleString("en"),
      (size.gzipKilobytes * 1024).toLocaleString("en"),
    ]),
  ];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join("  "),
    )
    .join("\n");
}

/** Throws a SizeBudgetError that names every bundle over its limit. */
export function assertBudget(sizes: SizeLine[]): void {
  const over = sizes.filter((size) => size.gzip > size.gzipKilobytes * 1024);
  if (over.length > 0) {
    throw new SizeBudgetError(
      over
        .map(
          (size) =>
            `Over the size budget: ${size.what} has ${size.gzip.toLocaleString("en")} bytes gzip, ` +
            `the limit is ${(size.gzipKilobytes * 1024).toLocaleString("en")} (solution/pack/bundle/sizeBudget.json).`,
        )
        .join("\n"),
    );
  }
}
