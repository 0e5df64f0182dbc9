import { componentTypes } from "../../format/componentTypes";
import { readManifest } from "../readManifest";
import type { AssembledSolution } from "./assembledSolution";

/** Files that the build makes and no manifest names: the licences of bundled code, and the strings of more languages. */
function companions(resources: string[]): RegExp[] {
  const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const languages = resources
    .filter((path) => /\.\d{4,5}\.resx$/.test(path))
    .map((path) => new RegExp(`^${escape(path).replace(/\\\.\d{4,5}\\\.resx$/, "\\.\\d{4,5}\\.resx")}$`));
  return [/^bundle\.js\.LICENSE\.txt$/, ...languages];
}

function readControl(folderName: string, solution: AssembledSolution): void {
  const { source, problems } = solution;
  const folder = `Controls/${folderName}`;
  const dataPath = `${folder}/ControlManifest.xml.data.xml`;
  const place = source.placeOf(dataPath);
  const data = solution.readXml(dataPath, "the code component");
  const text = source.takeText(`${folder}/ControlManifest.xml`, "the code component");
  if (!data || text === undefined) {
    return;
  }
  const manifestPlace = `out/controls/${folderName.split(".").at(-1) ?? ""}/ControlManifest.xml`;
  const manifest = problems.attempt(() => readManifest(text, manifestPlace));
  if (!manifest) {
    return;
  }
  const resources = (manifest.resources ?? []).map(({ path }) => path);
  const allowed = companions(resources);
  const files = new Set([...resources, "ControlManifest.xml"]);
  for (const path of source.paths(new RegExp(`^${folder.replace(/\./g, "\\.")}/`))) {
    const relative = path.slice(folder.length + 1);
    if (allowed.some((pattern) => pattern.test(relative))) {
      files.add(relative);
    }
  }
  for (const file of files) {
    const content = source.take(`${folder}/${file}`, "ControlManifest.xml");
    if (content) {
      solution.entries.set(`${folder}/${file}`, content);
    }
  }
  solution.controls.push({ folderName, place, data, manifest, manifestPlace });
  solution.components.push({ type: componentTypes.codeComponent, schemaName: folderName, place });
  solution.merge("CustomControls", data, place);
}

/** Reads the code components: `Controls/<prefix>_<namespace>.<constructor>/`. */
export function readControls(solution: AssembledSolution): void {
  for (const folder of solution.source.foldersIn("Controls")) {
    readControl(folder, solution);
  }
}
