import type { Element } from "@xmldom/xmldom";
import { attribute, child, children, descendants, parseXml, rootOf } from "./xml";

/** A `<property>` of the manifest. `types` are the values allowed for it: its of-type, or those of its type-group. */
export interface ControlProperty {
  name: string;
  usage: string;
  required: boolean;
  types: string[];
}

/** What the builder and the packer need to know of a ControlManifest.xml or ControlManifest.Input.xml. */
export interface ControlManifest {
  namespace: string;
  constructorName: string;
  version: string;
  properties: ControlProperty[];
  /** Paths of `<code>`, `<css>`, `<img>`, `<html>` and `<resx>`, relative to the manifest. */
  resources: string[];
}

const fileElements = ["code", "css", "img", "html", "resx"];

function readProperty(property: Element, groups: Map<string, string[]>): ControlProperty {
  const group = attribute(property, "of-type-group");
  return {
    name: attribute(property, "name"),
    usage: attribute(property, "usage"),
    required: attribute(property, "required") === "true",
    types: group ? (groups.get(group) ?? []) : [attribute(property, "of-type")],
  };
}

/** Reads a control's manifest. `place` names it in errors. Throws when it is not well-formed or has no `<control>`. */
export function readControlManifest(text: string, place: string): ControlManifest {
  const control = child(rootOf(parseXml(text, place)), "control");
  if (!control) {
    throw new Error(`${place}: no <control> in <manifest>.`);
  }
  const groups = new Map(
    children(control, "type-group").map((group) => [
      attribute(group, "name"),
      children(group, "type").map((type) => type.textContent?.trim() ?? ""),
    ]),
  );
  return {
    namespace: attribute(control, "namespace"),
    constructorName: attribute(control, "constructor"),
    version: attribute(control, "version"),
    properties: children(control, "property").map((property) => readProperty(property, groups)),
    resources: fileElements.flatMap((name) => descendants(control, name).map((file) => attribute(file, "path"))),
  };
}
