import { componentTypes } from "../../solution/format/componentTypes";
import { child, children, rootOf } from "../../solution/format/xml";
import { importControls } from "./importControls";
import { importForms } from "./importForms";
import { readXml, requiredAttribute, requiredText } from "./requiredXml";
import { SolutionImportError, type Solution } from "./solution";
import { readZipFiles, type ZipFiles } from "./zipFiles";

export type { Solution };

/**
 * Reads a solution zip (managed or unmanaged) as an environment would, as strictly as its import does.
 * @param zip the bytes of the zip.
 * @returns the solution with its code components and the forms that carry them, and the files of the zip by path.
 * @throws {SolutionImportError} whose message names the file in the zip and what is wrong with it.
 */
export function readSolution(zip: Uint8Array): { solution: Solution; files: ZipFiles } {
  const files = readZipFiles(zip);
  const manifest = child(rootOf(readXml(files, "solution.xml", "ImportExportXml")), "SolutionManifest");
  if (!manifest) throw new SolutionImportError("solution.xml", "<SolutionManifest> is missing.");
  const customizations = rootOf(readXml(files, "customizations.xml", "ImportExportXml"));
  const customizationPrefix = requiredText("solution.xml", manifest, "Publisher", "CustomizationPrefix");
  const managed = requiredText("solution.xml", manifest, "Managed");
  if (managed !== "0" && managed !== "1") {
    throw new SolutionImportError("solution.xml", `<Managed> is ${managed}; in a zip it is 0 or 1.`);
  }

  const controls = importControls(files, customizations, customizationPrefix);
  const rootComponents = child(manifest, "RootComponents");
  for (const component of rootComponents ? children(rootComponents, "RootComponent") : []) {
    if (component.getAttribute("type") !== componentTypes.codeComponent) continue;
    const name = requiredAttribute("solution.xml", component, "schemaName");
    if (!controls.some((control) => control.name === name)) {
      throw new SolutionImportError("solution.xml", `names the control ${name}, which the zip does not hold.`);
    }
  }

  const uniqueName = requiredText("solution.xml", manifest, "UniqueName");
  const solution = {
    uniqueName,
    displayName: child(manifest, "LocalizedNames", "LocalizedName")?.getAttribute("description") ?? uniqueName,
    version: requiredText("solution.xml", manifest, "Version"),
    managed: managed === "1",
    customizationPrefix,
    controls,
    forms: importForms(customizations, controls),
  };
  return { solution, files };
}
