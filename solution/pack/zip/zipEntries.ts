import { zipSync } from "fflate";

/** Zips entries in the given order; the same entries give the same bytes, at any time and in any time zone. */
export function zipEntries(entries: [path: string, content: Uint8Array][]): Uint8Array {
  // A zip holds local time: built from local parts, this date reads the same everywhere.
  const mtime = new Date(1980, 0, 1, 12);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime });
}
