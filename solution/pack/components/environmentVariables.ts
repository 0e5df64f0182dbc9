import type { Solution } from "../solution";
import { attribute, child, childText } from "../xml";

/** String, Number, Boolean, JSON, Data Source, Secret (environmentvariabledefinition table reference). */
const types = /^10000000[0-5]$/;

function readDefinition(path: string, solution: Solution): void {
  const { source, problems, project } = solution;
  const place = source.placeOf(path);
  const definition = solution.readXml(path, "the environment variable");
  const content = source.take(path, "the environment variable");
  if (!definition || !content) {
    return;
  }
  const schemaName = attribute(definition, "schemaname");
  const folder = path.split("/")[1];
  if (schemaName !== folder) {
    problems.add(place, `schemaname is "${schemaName}", the folder "${folder}".`);
  }
  if (!schemaName.startsWith(`${project.publisher.customizationPrefix}_`)) {
    problems.add(place, `schemaname "${schemaName}" must begin with ${project.publisher.customizationPrefix}_.`);
  }
  const displayName = child(definition, "displayname");
  const type = childText(definition, "type");
  if (!displayName || attribute(displayName, "default") === "") {
    problems.add(place, "<displayname default> is missing.");
  }
  if (!types.test(type)) {
    problems.add(place, `<type> is "${type}", it must be 100000000 to 100000005.`);
  }
  solution.entries.set(path, content);
  solution.environmentVariables.push({
    schemaName,
    displayName: displayName ? attribute(displayName, "default") : "",
    type,
    place,
  });
}

/**
 * Reads the environment variable definitions: `environmentvariabledefinitions/<schema name>/`. They are copied as they
 * are. Values are never shipped: the importer is asked only for variables that have none.
 */
export function readEnvironmentVariables(solution: Solution): void {
  const { source, problems } = solution;
  for (const path of source.paths(/^environmentvariabledefinitions\/[^/]+\/environmentvariabledefinition\.xml$/)) {
    readDefinition(path, solution);
  }
  for (const path of source.paths(/^environmentvariabledefinitions\/[^/]+\/environmentvariablevalues\.json$/)) {
    source.take(path, "nothing");
    problems.add(
      source.placeOf(path),
      "Values must not be shipped: the importer would not be asked for them. Remove it.",
    );
  }
}
