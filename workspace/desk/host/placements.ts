import type { FormComponent, Solution, SolutionControl } from "../../import/solution";

/** Form factor of a computer's browser, among the ones a form may give a component to. */
const web = 0;

/** A code component on a form, with the control it is an instance of. */
export interface Placement {
  readonly control: SolutionControl;
  readonly component: FormComponent;
}

/**
 * The conversation form is the product's: a solution brings no form of its own for it, so an administrator puts the
 * control there by hand, on the subject. This workspace does the same with the controls that other forms have.
 */
const byHand = { table: "msdyn_ocliveworkitem", column: "subject" };

function placedByHand(solution: Solution): FormComponent[] {
  const [example] = solution.forms.flatMap(({ components }) =>
    components.filter(({ formFactor }) => formFactor === web),
  );
  const control = solution.controls.find(({ name }) => name === example?.name);
  if (!example || !control) return [];
  const bound = control.properties.filter(({ usage }) => usage === "bound");
  const parameters = Object.fromEntries(bound.map(({ name }) => [name, { column: byHand.column }]));
  // What the maker set on the other form holds here as well; only the columns are others.
  return [{ ...example, datafieldname: byHand.column, parameters: { ...valuesOf(example.parameters), ...parameters } }];
}

const valuesOf = (parameters: FormComponent["parameters"]): FormComponent["parameters"] =>
  Object.fromEntries(Object.entries(parameters).filter(([, given]) => "value" in given));

/** The code components on the main form of a table, in the form's order. */
export function placementsFor(solution: Solution, table: string): Placement[] {
  const form = solution.forms.find(({ entityLogicalName, type }) => entityLogicalName === table && type === "main");
  const byAdministrator = form === undefined && table === byHand.table ? placedByHand(solution) : [];
  return (form?.components ?? byAdministrator)
    .filter(({ formFactor }) => formFactor === web)
    .flatMap((component) => {
      const control = solution.controls.find(({ name }) => name === component.name);
      return control ? [{ control, component }] : [];
    });
}

/** The languages (LCIDs) for which a solution's controls bring strings. */
export const languagesOf = (solution: Solution): number[] =>
  [...new Set(solution.controls.flatMap(({ resx }) => resx.map(({ languageId }) => languageId)))].sort((a, b) => a - b);
