import { componentTypes } from "../../format/componentTypes";
import { plainGuid } from "../../format/guid";
import { attribute, child, childText, descendants } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";

/**
 * Checks what the solutions need of each other: a dependency must name a component of a solution that is imported
 * before, every connection reference of a custom connector must be listed as a dependent of it, and the connector's
 * environment variables must be in the connector's own solution. `all` are the solutions in the order of their import.
 */
export function checkDependencies(solution: AssembledSolution, all: readonly AssembledSolution[]): void {
  const { problems, source, project } = solution;
  const place = solution.places.solutionXml;
  const earlier = all.slice(0, all.indexOf(solution));
  const available = earlier.flatMap(({ name, components }) => components.map((component) => ({ name, component })));
  const dependents = new Set<string>();
  for (const dependency of descendants(solution.manifest, "MissingDependency")) {
    const required = child(dependency, "Required");
    const dependent = child(dependency, "Dependent");
    if (!required || !dependent) {
      problems.add(place, "<MissingDependency> needs <Required> and <Dependent>.");
      continue;
    }
    dependents.add(attribute(dependent, "id.connectionreferencelogicalname"));
    const flow = plainGuid(attribute(dependent, "id"));
    if (attribute(dependent, "type") === componentTypes.flow && !solution.components.some(({ id }) => id === flow)) {
      problems.add(place, `<MissingDependencies> names the flow ${flow}, which this solution does not have.`);
    }
    const id = plainGuid(attribute(required, "id"));
    const found = available.some(
      ({ name, component }) =>
        component.type === attribute(required, "type") &&
        (component.id ?? "") === id &&
        (component.schemaName ?? "") === attribute(required, "schemaName") &&
        attribute(required, "solution").startsWith(`${name} (`),
    );
    if (!found) {
      problems.add(
        place,
        `The dependency on ${attribute(required, "schemaName")} names no component of an earlier solution.`,
      );
    }
  }
  for (const [logicalName, reference] of solution.connectionReferences) {
    const custom = child(reference, "customconnectorid");
    const id = custom && plainGuid(childText(custom, "connectorid"));
    if (
      custom &&
      !available.some(({ component }) => component.type === componentTypes.connector && component.id === id)
    ) {
      problems.add(
        solution.places.customizations,
        `The connection reference ${logicalName} names a connector that no earlier solution has.`,
      );
    }
    if (custom && !dependents.has(logicalName)) {
      problems.add(place, `<MissingDependencies> must list the connection reference ${logicalName} as a dependent.`);
    }
  }
  if (solution.components.some(({ type }) => type === componentTypes.connector)) {
    const defined = new Set(solution.environmentVariables.map(({ definition }) => attribute(definition, "schemaname")));
    for (const name of project.connector?.environmentVariables ?? []) {
      if (!defined.has(name)) {
        problems.add(
          source.place,
          `The connector reads the environment variable ${name}, which its solution does not define.`,
        );
      }
    }
  }
}
