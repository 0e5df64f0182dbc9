import type { FormComponent, Solution, SolutionControl } from "../../import/solution";

/** Form factor of a computer's browser, among the ones a form may give a component to. */
const web = 0;

/** A code component on a form, with the control it is an instance of. */
export interface Placement {
  readonly control: SolutionControl;
  readonly component: FormComponent;
}

/** The code components that a solution puts on the main form of a table, in the form's order. */
export function placementsFor(solution: Solution, table: string): Placement[] {
  const form = solution.forms.find(({ entityLogicalName, type }) => entityLogicalName === table && type === "main");
  return (form?.components ?? [])
    .filter(({ formFactor }) => formFactor === web)
    .flatMap((component) => {
      const control = solution.controls.find(({ name }) => name === component.name);
      return control ? [{ control, component }] : [];
    });
}

/** The languages (LCIDs) for which a solution's controls bring strings. */
export const languagesOf = (solution: Solution): number[] =>
  [...new Set(solution.controls.flatMap(({ resx }) => resx.map(({ languageId }) => languageId)))].sort((a, b) => a - b);
