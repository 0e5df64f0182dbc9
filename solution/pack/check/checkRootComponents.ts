import { componentTypes } from "../../format/componentTypes";
import { attribute } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";
import { componentKey, type ComponentName, componentNameOf } from "../assemble/component";

const typeNames: Readonly<Record<string, string>> = {
  [componentTypes.table]: "table",
  [componentTypes.flow]: "flow",
  [componentTypes.form]: "form",
  [componentTypes.codeComponent]: "code component",
  [componentTypes.connector]: "connector",
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const nameOf = (component: ComponentName): string =>
  `${typeNames[component.type] ?? `type ${component.type}`} ${component.schemaName ?? component.id ?? ""}`;

/** Every component must be a RootComponent and the reverse, each once; forms also need their table as a shell. */
export function checkRootComponents(solution: AssembledSolution): void {
  const { problems } = solution;
  const place = solution.places.solutionXml;
  const listed = new Set<string>();
  const known = new Map(solution.components.map((component) => [componentKey(component), component]));
  for (const root of solution.rootComponents) {
    const component = componentNameOf(root);
    const key = componentKey(component);
    if (listed.has(key)) {
      problems.add(place, `The RootComponent ${nameOf(component)} is listed twice.`);
    }
    listed.add(key);
    if (!typeNames[component.type]) {
      problems.add(place, `A RootComponent of type ${component.type} is none that this packer packs.`);
    } else if (!known.has(key)) {
      problems.add(place, `The RootComponent ${nameOf(component)} has no component in the sources.`);
    }
    const behavior = component.type === componentTypes.table ? "1" : "0";
    if (attribute(root, "behavior") !== behavior) {
      problems.add(place, `The RootComponent ${nameOf(component)} must have behavior="${behavior}".`);
    }
  }
  const seen = new Set<string>();
  for (const component of solution.components) {
    const key = componentKey(component);
    if (seen.has(key)) {
      problems.add(component.place, `The ${nameOf(component)} is defined twice.`);
    }
    seen.add(key);
    if (component.id !== undefined && !guid.test(component.id)) {
      problems.add(component.place, `The ${nameOf(component)} has no GUID as its id.`);
    }
    if (!listed.has(key)) {
      problems.add(component.place, `The ${nameOf(component)} is no RootComponent of ${place}.`);
    }
  }
}
