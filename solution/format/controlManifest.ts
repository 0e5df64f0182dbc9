import type { Document, Element } from "@xmldom/xmldom";
import { attribute, child, children, rootOf } from "./xml";

/** A `<property>` of a control's manifest. */
export interface ControlProperty {
  readonly name: string;
  /** `bound`, `input` or `output`. */
  readonly usage: string;
  /** The values allowed for its type: its of-type, or those of its type-group; none when it names no known one. */
  readonly types: readonly string[];
  readonly required: boolean;
  readonly defaultValue?: string;
  /** What a property of the type Enum may be. */
  readonly values?: readonly string[];
}

/** The elements of `<resources>` that name a file, in the order in which their files are looked for. */
const resourceKinds = ["code", "css", "img", "html", "resx"] as const;

/** A file that a manifest names; the path is relative to the manifest. */
interface ControlResource {
  readonly kind: (typeof resourceKinds)[number];
  readonly path: string;
}

/**
 * A ControlManifest.xml or ControlManifest.Input.xml as it is written, and nothing judged: what is absent is an empty
 * text or an empty list. (Manifest schema reference of the Power Apps component framework.)
 */
export interface ControlManifest {
  readonly namespace: string;
  /** With the namespace, the name that the bundle registers. */
  readonly constructorName: string;
  /** `standard` unless the manifest says otherwise. */
  readonly controlType: string;
  readonly version: string;
  readonly properties: readonly ControlProperty[];
  /** Undefined when there is no `<resources>`. */
  readonly resources?: readonly ControlResource[];
  /** Names of the `<event>` elements. */
  readonly events: readonly string[];
  readonly platformLibraries: readonly { readonly name: string; readonly version: string }[];
  readonly features: readonly { readonly name: string; readonly required: boolean }[];
}

const isRequired = (element: Element): boolean => attribute(element, "required") === "true";
const textOf = (element: Element): string => element.textContent?.trim() ?? "";

function readProperty(property: Element, groups: ReadonlyMap<string, readonly string[]>): ControlProperty {
  const type = attribute(property, "of-type");
  const defaultValue = property.getAttribute("default-value");
  const values = children(property, "value").map(textOf);
  return {
    name: attribute(property, "name"),
    usage: attribute(property, "usage"),
    types: type ? [type] : (groups.get(attribute(property, "of-type-group")) ?? []),
    required: isRequired(property),
    ...(defaultValue === null ? {} : { defaultValue }),
    ...(values.length === 0 ? {} : { values }),
  };
}

/** Reads a control's manifest; undefined when the document has no `<control>` in its root element. */
export function readControlManifest(document: Document): ControlManifest | undefined {
  const control = child(rootOf(document), "control");
  if (!control) {
    return undefined;
  }
  const resources = child(control, "resources");
  const libraries = resources ? children(resources, "platform-library") : [];
  const groups = new Map(
    children(control, "type-group").map((group) => [attribute(group, "name"), children(group, "type").map(textOf)]),
  );
  return {
    namespace: attribute(control, "namespace"),
    constructorName: attribute(control, "constructor"),
    version: attribute(control, "version"),
    controlType: control.getAttribute("control-type") ?? "standard",
    properties: children(control, "property").map((property) => readProperty(property, groups)),
    events: children(control, "event").flatMap((event) => event.getAttribute("name") ?? []),
    resources:
      resources &&
      resourceKinds.flatMap((kind) =>
        children(resources, kind).map((element) => ({ kind, path: attribute(element, "path") })),
      ),
    platformLibraries: libraries.map((library) => ({
      name: attribute(library, "name"),
      version: attribute(library, "version"),
    })),
    features: children(control, "feature-usage")
      .flatMap((usage) => children(usage, "uses-feature"))
      .map((feature) => ({ name: attribute(feature, "name"), required: isRequired(feature) })),
  };
}
