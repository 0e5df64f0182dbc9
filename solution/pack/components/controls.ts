import { readControlManifest } from "../controlManifest";
import type { Solution } from "../solution";
import { childText } from "../xml";

/** Dataverse refuses a larger web resource, and so a larger bundle, by default. */
const maximumBundleBytes = 5 * 1024 * 1024;

/** Files that the build makes and no manifest names: the licences of bundled code, and the strings of more languages. */
function companions(resources: string[]): RegExp[] {
  const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const languages = resources
    .filter((path) => /\.\d{4,5}\.resx$/.test(path))
    .map((path) => new RegExp(`^${escape(path).replace(/\\\.\d{4,5}\\\.resx$/, "\\.\\d{4,5}\\.resx")}$`));
  return [/^bundle\.js\.LICENSE\.txt$/, ...languages];
}

function readControl(folderName: string, solution: Solution): void {
  const { source, problems, project } = solution;
  const folder = `Controls/${folderName}`;
  const dataPath = `${folder}/ControlManifest.xml.data.xml`;
  const place = source.placeOf(dataPath);
  const data = solution.readXml(dataPath, "the code component");
  const manifestPath = `${folder}/ControlManifest.xml`;
  const text = source.takeText(manifestPath, "the code component");
  if (!data || text === undefined) {
    return;
  }
  const manifestPlace = `out/controls/${folderName.split(".").at(-1) ?? ""}/ControlManifest.xml`;
  const manifest = problems.attempt(() => readControlManifest(text, manifestPlace));
  if (!manifest) {
    return;
  }
  const name = `${project.publisher.customizationPrefix}_${manifest.namespace}.${manifest.constructorName}`;
  for (const [what, actual, expected] of [
    ["The folder", folderName, name],
    ["<Name>", childText(data, "Name"), name],
    ["<FileName>", childText(data, "FileName"), `/${folder}/ControlManifest.xml`],
  ]) {
    if (actual !== expected) {
      problems.add(
        place,
        `${what} is "${actual}", it must be "${expected}" (publisher's prefix, namespace, constructor).`,
      );
    }
  }
  if (manifest.version !== project.packageVersion) {
    problems.add(
      manifestPlace,
      `The control's version is ${manifest.version}, package.json says ${project.packageVersion}. ` +
        "Correct ControlManifest.Input.xml and build again.",
    );
  }
  const allowed = companions(manifest.resources);
  const files = new Set([...manifest.resources, "ControlManifest.xml"]);
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
      if (file === "bundle.js" && content.length > maximumBundleBytes) {
        problems.add(source.placeOf(`${folder}/${file}`), `${content.length} bytes; Dataverse takes 5 MB at most.`);
      }
    }
  }
  solution.controls.set(folderName, manifest);
  solution.components.push({ type: "66", schemaName: folderName, place });
  solution.merge("CustomControls", data, place);
}

/** Reads the code components: `Controls/<prefix>_<namespace>.<constructor>/`. */
export function readControls(solution: Solution): void {
  const folders = solution.source.paths(/^Controls\/[^/]+\//).map((path) => path.split("/")[1]);
  for (const folder of new Set(folders)) {
    readControl(folder, solution);
  }
}
