import type { AssembledSolution } from "../assemble/assembledSolution";
import { attribute, child } from "../../format/xml";

/** Checks the names of the environment variables, and that none has a value. */
export function checkEnvironmentVariables({
  environmentVariables,
  project,
  source,
  problems,
}: AssembledSolution): void {
  const prefix = `${project.publisher.customizationPrefix}_`;
  for (const { folder, place, definition } of environmentVariables) {
    const schemaName = attribute(definition, "schemaname");
    if (schemaName !== folder) {
      problems.add(place, `schemaname is "${schemaName}", the folder "${folder}".`);
    }
    if (!schemaName.startsWith(prefix)) {
      problems.add(place, `schemaname "${schemaName}" must begin with ${prefix}.`);
    }
    const displayName = child(definition, "displayname");
    if (!displayName || attribute(displayName, "default") === "") {
      problems.add(place, "<displayname default> is missing.");
    }
  }
  for (const path of source.paths(/^environmentvariabledefinitions\/[^/]+\/environmentvariablevalues\.json$/)) {
    source.take(path, "nothing");
    problems.add(
      source.placeOf(path),
      "Values must not be shipped: the importer would not be asked for them. Remove it.",
    );
  }
}
