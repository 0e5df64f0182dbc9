import { rmSync } from "node:fs";
import { dirname } from "node:path";

/** Removes what `bundleDesk` wrote; Jest calls this after the last test. */
export default function removeDesk(): void {
  const path = process.env.LINKED_RECORDS_DESK;
  if (path !== undefined) rmSync(dirname(path), { recursive: true, force: true });
}
