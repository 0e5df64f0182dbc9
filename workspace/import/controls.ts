import type { Element } from "@xmldom/xmldom";
import { SolutionImportError, type ControlProperty, type SolutionControl } from "./solution";
import { child, children, readXml, requiredAttribute, requiredText } from "./xml";
import type { ZipFiles } from "./zipFiles";

const usages = ["bound", "input", "output"] as const;

function readProperty(file: string, manifest: Element, property: Element): ControlProperty {
  const name = requiredAttribute(file, property, "name");
  const usage = usages.find((known) => known === property.getAttribute("usage"));
  if (!usage) throw new SolutionImportError(file, `property ${name}: usage must be one of ${usages.join(", ")}.`);
  const ofType = property.getAttribute("of-type");
  const groupName = property.getAttribute("of-type-group");
  const group = children(manifest, "type-group").find((candidate) => candidate.getAttribute("name") === groupName);
  const types = ofType ? [ofType] : group && children(group, "type").map((type) => type.textContent?.trim() ?? "");
  if (!types) {
    throw new SolutionImportError(file, `property ${name}: neither of-type nor a known of-type-group is set.`);
  }
  const defaultValue = property.getAttribute("default-value");
  const required = property.getAttribute("required") === "true";
  return { name, usage, types, required, ...(defaultValue === null ? {} : { defaultValue }) };
}

/** `strings/Name.1033.resx` → 1033; the language is in the file name only. */
function languageIdOf(file: string, path: string): number {
  const languageId = /\.(\d{4,5})\.resx$/.exec(path)?.[1];
  if (!languageId) throw new SolutionImportError(file, `${path}: the name of a resx ends in .<language id>.resx.`);
  return Number(languageId);
}

function readControl(files: ZipFiles, customControl: Element, customizationPrefix: string): SolutionControl {
  const name = requiredText("customizations.xml", customControl, "Name");
  const file = requiredText("customizations.xml", customControl, "FileName").replace(/^\//, "");
  if (file !== `Controls/${name}/ControlManifest.xml`) {
    throw new SolutionImportError("customizations.xml", `control ${name} is in another folder: ${file}.`);
  }
  if (!files.has(file)) {
    throw new SolutionImportError(file, `missing in the zip, but customizations.xml names the control ${name}.`);
  }
  const control = child(readXml(files, file, "manifest"), "control");
  if (!control) throw new SolutionImportError(file, "<control> is missing.");

  const namespace = requiredAttribute(file, control, "namespace");
  const constructor = requiredAttribute(file, control, "constructor");
  const expected = `${customizationPrefix}_${namespace}.${constructor}`;
  if (name !== expected) {
    // Import compares the control's prefix with the solution's and refuses the solution when they differ.
    throw new SolutionImportError(file, `the control is ${expected}, but customizations.xml calls it ${name}.`);
  }
  const resources = child(control, "resources");
  if (!resources) throw new SolutionImportError(file, "<resources> is missing.");
  const paths = (kind: string) => children(resources, kind).map((item) => requiredAttribute(file, item, "path"));
  const [code, ...otherCode] = paths("code");
  if (!code || otherCode.length > 0) throw new SolutionImportError(file, "it must name exactly one <code>.");
  for (const path of ["code", "css", "img", "html", "resx"].flatMap(paths)) {
    if (!files.has(`Controls/${name}/${path}`)) {
      throw new SolutionImportError(
        `Controls/${name}/${path}`,
        "missing in the zip, but ControlManifest.xml names it.",
      );
    }
  }
  return {
    name,
    namespace,
    constructor,
    version: requiredAttribute(file, control, "version"),
    controlType: control.getAttribute("control-type") ?? "standard",
    properties: children(control, "property").map((property) => readProperty(file, control, property)),
    code,
    css: paths("css"),
    resx: paths("resx").map((path) => ({ path, languageId: languageIdOf(file, path) })),
    platformLibraries: children(resources, "platform-library").map((library) => ({
      name: requiredAttribute(file, library, "name"),
      version: requiredAttribute(file, library, "version"),
    })),
    features: children(control, "feature-usage")
      .flatMap((usage) => children(usage, "uses-feature"))
      .map((feature) => ({
        name: requiredAttribute(file, feature, "name"),
        required: feature.getAttribute("required") === "true",
      })),
  };
}

/**
 * Reads the code components that customizations.xml names.
 * @throws {SolutionImportError} when a manifest, a resource or a control's folder is missing or contradicts another.
 */
export function readControls(files: ZipFiles, customizations: Element, customizationPrefix: string): SolutionControl[] {
  const customControls = child(customizations, "CustomControls");
  return (customControls ? children(customControls, "CustomControl") : []).map((element) =>
    readControl(files, element, customizationPrefix),
  );
}
