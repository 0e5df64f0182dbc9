import { readFileSync } from "node:fs";
import { readControlManifest, type ControlProperty } from "../../../solution/format/controlManifest";
import { parseXml } from "../../../solution/format/xml";

/** The properties that the control's manifest declares. */
export function controlProperties(): readonly ControlProperty[] {
  const path = "LinkedRecordsControl/ControlManifest.Input.xml";
  return readControlManifest(parseXml(readFileSync(path, "utf8"), path))?.properties ?? [];
}
