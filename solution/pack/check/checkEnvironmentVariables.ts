import type { AssembledSolution } from "../assemble/assembledSolution";
import { attribute, child, childText } from "../../format/xml";

/** String, Number, Boolean, JSON, Data Source, Secret (environmentvariabledefinition table reference). */
const types = /^10000000[0-5]$/;

/** Checks the names and types of the environment variables, and that none has a value. */
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
    const type = childText(definition, "type");
    if (!types.test(type)) {
      problems.add(place, `<type> is "${type}", it must be 100000000 to 100000005.`);
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
