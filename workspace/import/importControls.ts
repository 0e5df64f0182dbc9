import type { Element } from "@xmldom/xmldom";
import { type ControlManifest, type ControlProperty, readControlManifest } from "../../solution/format/controlManifest";
import { readResx } from "../../solution/format/resx";
import { child, children } from "../../solution/format/xml";
import { readXml, requiredText } from "./requiredXml";
import { SolutionImportError, type SolutionControl } from "./solution";
import type { ZipFiles } from "./zipFiles";

const usages = ["bound", "input", "output"];

/** Refuses what a manifest must say and does not. */
function required(file: string, element: string, attributes: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!value) throw new SolutionImportError(file, `<${element}> has no attribute ${name}.`);
  }
}

function checkProperty(file: string, { name, usage, types }: ControlProperty): void {
  required(file, "property", { name });
  if (!usages.includes(usage)) {
    throw new SolutionImportError(file, `property ${name}: usage must be one of ${usages.join(", ")}.`);
  }
  if (types.length === 0) {
    throw new SolutionImportError(file, `property ${name}: neither of-type nor a known of-type-group is set.`);
  }
}

/** `strings/Name.1033.resx` → 1033; the language is in the file name only. */
function languageIdOf(file: string, path: string): number {
  const languageId = /\.(\d{4,5})\.resx$/.exec(path)?.[1];
  if (!languageId) throw new SolutionImportError(file, `${path}: the name of a resx ends in .<language id>.resx.`);
  return Number(languageId);
}

/** The files that a manifest names, all of them in the zip, and the texts of the strings among them. */
function readResources(files: ZipFiles, file: string, name: string, { resources }: ControlManifest) {
  if (!resources) throw new SolutionImportError(file, "<resources> is missing.");
  const paths = (kind: string) => resources.filter((one) => one.kind === kind).map(({ path }) => path);
  for (const { kind, path } of resources) required(file, kind, { path });
  const [code, ...otherCode] = paths("code");
  if (!code || otherCode.length > 0) throw new SolutionImportError(file, "it must name exactly one <code>.");
  for (const { path } of resources) {
    if (!files.has(`Controls/${name}/${path}`)) {
      throw new SolutionImportError(
        `Controls/${name}/${path}`,
        "missing in the zip, but ControlManifest.xml names it.",
      );
    }
  }
  const resx = paths("resx").map((path) => ({
    path,
    languageId: languageIdOf(file, path),
    texts: readResx(readXml(files, `Controls/${name}/${path}`, "root")),
  }));
  return { code, css: paths("css"), resx };
}

function importControl(files: ZipFiles, customControl: Element, customizationPrefix: string): SolutionControl {
  const name = requiredText("customizations.xml", customControl, "Name");
  const file = requiredText("customizations.xml", customControl, "FileName").replace(/^\//, "");
  if (file !== `Controls/${name}/ControlManifest.xml`) {
    throw new SolutionImportError("customizations.xml", `control ${name} is in another folder: ${file}.`);
  }
  if (!files.has(file)) {
    throw new SolutionImportError(file, `missing in the zip, but customizations.xml names the control ${name}.`);
  }
  const manifest = readControlManifest(readXml(files, file, "manifest"));
  if (!manifest) throw new SolutionImportError(file, "<control> is missing.");

  const { namespace, constructorName, version, controlType, properties, events, platformLibraries, features } =
    manifest;
  required(file, "control", { namespace, constructor: constructorName });
  const expected = `${customizationPrefix}_${namespace}.${constructorName}`;
  if (name !== expected) {
    // Import compares the control's prefix with the solution's and refuses the solution when they differ.
    throw new SolutionImportError(file, `the control is ${expected}, but customizations.xml calls it ${name}.`);
  }
  const resources = readResources(files, file, name, manifest);
  required(file, "control", { version });
  for (const property of properties) checkProperty(file, property);
  for (const library of platformLibraries) required(file, "platform-library", library);
  for (const feature of features) required(file, "uses-feature", { name: feature.name });
  return {
    name,
    namespace,
    constructor: constructorName,
    version,
    controlType,
    properties,
    events,
    ...resources,
    platformLibraries,
    features,
  };
}

/**
 * Imports the code components that customizations.xml names.
 * @throws {SolutionImportError} when a manifest, a resource or a control's folder is missing or contradicts another.
 */
export function importControls(
  files: ZipFiles,
  customizations: Element,
  customizationPrefix: string,
): SolutionControl[] {
  const customControls = child(customizations, "CustomControls");
  return (customControls ? children(customControls, "CustomControl") : []).map((element) =>
    importControl(files, element, customizationPrefix),
  );
}
