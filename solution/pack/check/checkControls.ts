import type { AssembledSolution } from "../assemble/assembledSolution";
import { childText } from "../../format/xml";

/** Dataverse refuses a larger web resource, and so a larger bundle, by default. */
const maximumBundleBytes = 5 * 1024 * 1024;

/** Checks the names, the version and the size of the code components. */
export function checkControls({ controls, entries, project, source, problems }: AssembledSolution): void {
  for (const { folderName, place, data, manifest, manifestPlace } of controls) {
    const folder = `Controls/${folderName}`;
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
    const bundle = `${folder}/bundle.js`;
    const bytes = entries.get(bundle)?.length ?? 0;
    if (bytes > maximumBundleBytes) {
      problems.add(source.placeOf(bundle), `${bytes} bytes; Dataverse takes 5 MB at most.`);
    }
  }
}
