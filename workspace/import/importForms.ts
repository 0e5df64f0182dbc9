import type { Element } from "@xmldom/xmldom";
import { plainGuid } from "../../solution/format/guid";
import { child, children, descendants } from "../../solution/format/xml";
import { requiredAttribute, requiredText } from "./requiredXml";
import {
  SolutionImportError,
  type ComponentParameter,
  type FormComponent,
  type SolutionControl,
  type SolutionForm,
} from "./solution";

const file = "customizations.xml";

function readParameters(customControl: Element, control: SolutionControl, where: string) {
  const parameters: Record<string, ComponentParameter> = {};
  const given = child(customControl, "parameters");
  for (const element of given ? children(given) : []) {
    const property = control.properties.find((candidate) => candidate.name === element.tagName);
    if (!property) {
      // The platform refuses such a form: the property is not declared in the control manifest.
      throw new SolutionImportError(file, `${where} sets ${element.tagName}, which ${control.name} does not declare.`);
    }
    const value = (child(element, "Target", "BindAttribute") ?? element).textContent?.trim() ?? "";
    parameters[property.name] =
      element.getAttribute("static") === "true"
        ? { value, type: requiredAttribute(file, element, "type") }
        : { column: value };
  }
  return parameters;
}

function readComponents(form: Element, controls: readonly SolutionControl[], where: string): FormComponent[] {
  const cells = new Map(
    descendants(form, "control").flatMap((control): [string, Element][] => {
      const uniqueId = control.getAttribute("uniqueid");
      return uniqueId ? [[plainGuid(uniqueId), control]] : [];
    }),
  );
  return descendants(form, "controlDescription").flatMap((description) => {
    // Descriptions without a named control belong to the platform's own controls.
    const named = children(description, "customControl").filter((element) => element.getAttribute("name"));
    return named.map((element): FormComponent => {
      const name = requiredAttribute(file, element, "name");
      const control = controls.find((candidate) => candidate.name === name);
      if (!control) throw new SolutionImportError(file, `${where} uses ${name}, which the solution does not hold.`);
      const forControl = requiredAttribute(file, description, "forControl");
      const placed = cells.get(plainGuid(forControl));
      if (!placed) throw new SolutionImportError(file, `${where}: no cell has the control ${forControl} of ${name}.`);
      const cell = placed.parentElement;
      const label = cell ? child(cell, "labels", "label") : undefined;
      const formFactor = Number(requiredAttribute(file, element, "formFactor"));
      if (![0, 1, 2].includes(formFactor)) {
        throw new SolutionImportError(file, `${where}: formFactor of ${name} must be 0, 1 or 2.`);
      }
      return {
        name,
        formFactor,
        datafieldname: placed.getAttribute("datafieldname"),
        label: label?.getAttribute("description") ?? "",
        parameters: readParameters(element, control, where),
      };
    });
  });
}

/**
 * Imports the forms that carry a code component, with the parameters set there.
 * @throws {SolutionImportError} when a form uses a control, a property or a cell that does not exist.
 */
export function importForms(customizations: Element, controls: readonly SolutionControl[]): SolutionForm[] {
  const entities = child(customizations, "Entities");
  return (entities ? children(entities, "Entity") : []).flatMap((entity) => {
    const entityLogicalName = requiredText(file, entity, "Name").toLowerCase();
    const groups = children(entity, "FormXml").flatMap((formXml) => children(formXml, "forms"));
    return groups.flatMap((group) =>
      children(group, "systemform").flatMap((systemform): SolutionForm[] => {
        const formId = plainGuid(requiredText(file, systemform, "formid"));
        const localizedName = child(systemform, "LocalizedNames", "LocalizedName");
        const name = localizedName?.getAttribute("description") ?? formId;
        const components = readComponents(systemform, controls, `Form "${name}" of ${entityLogicalName}`);
        const type = group.getAttribute("type") ?? "main";
        return components.length > 0 ? [{ formId, name, type, entityLogicalName, components }] : [];
      }),
    );
  });
}
