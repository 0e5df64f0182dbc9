import type { Element } from "@xmldom/xmldom";
import { type Component, plainGuid, type Solution } from "../solution";
import { attribute, child, children } from "../xml";

const typeNames: Record<string, string> = {
  "1": "table",
  "29": "flow",
  "60": "form",
  "66": "code component",
  "372": "connector",
};

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const keyOf = (component: Pick<Component, "type" | "id" | "schemaName">): string =>
  [component.type, component.id ?? "", component.schemaName ?? ""].join("|");

const nameOf = (component: Pick<Component, "type" | "id" | "schemaName">): string =>
  `${typeNames[component.type] ?? `type ${component.type}`} ${component.schemaName ?? component.id ?? ""}`;

function described(element: Element): Pick<Component, "type" | "id" | "schemaName"> {
  return {
    type: attribute(element, "type"),
    id: plainGuid(attribute(element, "id")) || undefined,
    schemaName: attribute(element, "schemaName") || undefined,
  };
}

/** Every component must be a RootComponent and the reverse, each once; forms also need their table as a shell. */
export function checkRootComponents(solution: Solution): void {
  const { problems } = solution;
  const place = solution.source.placeOf("Other/Solution.xml");
  const parent = child(solution.manifest, "RootComponents");
  const roots = parent ? children(parent, "RootComponent") : [];
  const listed = new Set<string>();
  const known = new Map(solution.components.map((component) => [keyOf(component), component]));
  for (const root of roots) {
    const component = described(root);
    const key = keyOf(component);
    if (listed.has(key)) {
      problems.add(place, `The RootComponent ${nameOf(component)} is listed twice.`);
    }
    listed.add(key);
    if (!typeNames[component.type]) {
      problems.add(place, `A RootComponent of type ${component.type} is none that this packer packs.`);
    } else if (!known.has(key)) {
      problems.add(place, `The RootComponent ${nameOf(component)} has no component in the sources.`);
    }
    const behavior = component.type === "1" ? "1" : "0";
    if (attribute(root, "behavior") !== behavior) {
      problems.add(place, `The RootComponent ${nameOf(component)} must have behavior="${behavior}".`);
    }
  }
  const seen = new Set<string>();
  for (const component of solution.components) {
    const key = keyOf(component);
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

/** Brings the RootComponents into SolutionPackager's order: sorted as strings, so that 372 comes before 66. */
export function sortRootComponents(solution: Solution): void {
  const parent = child(solution.manifest, "RootComponents");
  if (parent) {
    const sorted = children(parent, "RootComponent").sort((a, b) =>
      keyOf(described(a)) < keyOf(described(b)) ? -1 : 1,
    );
    for (const root of sorted) {
      parent.appendChild(root);
    }
  }
}
