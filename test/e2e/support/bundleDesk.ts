import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { buildDesk } from "../../../workspace/page/buildDesk";
import { findBrowser } from "./findBrowser";

/** Bundles the page of the workspace once a run, for all test files; Jest calls this before the first of them. */
export default async function bundleDesk(): Promise<void> {
  // A run inside a test must not take, and then remove, what belongs to the run around it.
  delete process.env.LINKED_RECORDS_DESK;
  if (findBrowser() === undefined) return;
  const path = join(mkdtempSync(join(tmpdir(), "desk-")), "desk.js");
  writeFileSync(path, await buildDesk(resolve(__dirname, "../../..")));
  process.env.LINKED_RECORDS_DESK = path;
}
