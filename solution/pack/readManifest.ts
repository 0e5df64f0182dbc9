import { readControlManifest, type ControlManifest } from "../format/controlManifest";
import { parseXml } from "../format/xml";

/** Reads a control's manifest. `place` names it in errors. Throws when it is not well-formed or has no `<control>`. */
export function readManifest(text: string, place: string): ControlManifest {
  const manifest = readControlManifest(parseXml(text, place));
  if (!manifest) {
    throw new Error(`${place}: no <control> in <manifest>.`);
  }
  return manifest;
}
