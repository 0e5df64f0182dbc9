import type { SolutionControl } from "../../import/solution";

/** Features that model-driven apps offer and this host has. */
const offered = new Set(["WebAPI", "Utility"]);

/** Features a form cannot do without but this host does not have: then a control does not load. */
export const missingFeatures = (control: SolutionControl): string[] =>
  control.features.filter(({ name, required }) => required && !offered.has(name)).map(({ name }) => name);

/**
 * A surface of the context that needs a `uses-feature` element: null when it is not declared, even though the host has
 * it; null as well when it is declared but this host does not have it.
 */
export function declared<Surface>(control: SolutionControl, feature: string, surface: Surface): Surface {
  const isThere = offered.has(feature) && control.features.some(({ name }) => name === feature);
  // The typings have no null here, the host does.
  return isThere ? surface : (null as Surface);
}
