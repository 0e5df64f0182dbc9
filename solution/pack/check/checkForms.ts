import type { Element } from "@xmldom/xmldom";
import type { ControlManifest } from "../../format/controlManifest";
import { plainGuid } from "../../format/guid";
import { attribute, child, childText, children, descendants } from "../../format/xml";
import type { AssembledSolution } from "../assemble/assembledSolution";

/** Class id of a form control that shows a code component. */
const customControlClass = "f9a8a302-114e-466a-b582-6771b2ae0d92";

/** Class ids of form controls that show a column: as seen in exported forms. */
const fieldClasses: ReadonlySet<string> = new Set([
  customControlClass,
  "4273edbd-ac1d-40d3-9fb2-095c621b552d",
  "e0dece4b-6fc8-4a8f-a065-082708572369",
  "270bd3db-d9af-4782-9025-509e298dec0a",
  "f3015350-44a2-4aa0-97b5-00166532b5e9",
  "3ef39988-22bb-4f0b-bbbe-64b5a3748aee",
  "4aa28ab7-9c13-4f57-a73d-ad894d048b5f",
  "5d68b988-0661-4db2-bc3e-17598ad3be6c",
  "5b773807-9fb2-42db-97c3-7a91eff8adff",
  "67fac785-cd58-4f9f-abb3-4b7ddc6ed5ed",
  "b0c6723a-8503-4fd7-bb28-c8a06ac933c2",
  "c6d124ca-7eda-4a60-aea9-7fb8d318b68f",
  "c3efe0c3-0ec6-42be-8349-cbd9079dfd8e",
  "0d2c745a-e5a8-4c8f-ba63-c6d3bb604660",
]);

/** Web, tablet, phone. */
const formFactors = ["0", "1", "2"];

function checkParameters(placed: Element, manifest: ControlManifest, column: string, report: (reason: string) => void) {
  const parameters = child(placed, "parameters");
  const given = parameters ? children(parameters) : [];
  for (const parameter of given) {
    const property = manifest.properties.find(({ name }) => name === parameter.nodeName);
    if (given.filter(({ nodeName }) => nodeName === parameter.nodeName).length > 1) {
      report(`The property ${parameter.nodeName} is set twice.`);
    }
    const isStatic = attribute(parameter, "static") === "true";
    const type = attribute(parameter, "type");
    if (!property) {
      report(`The property ${parameter.nodeName} is not declared in the control's manifest.`);
    } else if (property.usage === "bound" && (isStatic || parameter.textContent?.trim() !== column)) {
      report(`The bound property ${property.name} must name the column ${column} that the control stands on.`);
    } else if (isStatic && !property.types.includes(type)) {
      report(
        `The property ${property.name} has the type "${type}", the manifest declares ${property.types.join(", ")}.`,
      );
    }
  }
  for (const property of manifest.properties.filter(({ required }) => required)) {
    if (!given.some(({ nodeName }) => nodeName === property.name)) {
      report(`The required property ${property.name} is not set.`);
    }
  }
}

/** The first custom control is what the platform shows where the code component cannot run. */
function checkFallback([first, ...others]: Element[], column: string, report: (reason: string) => void): void {
  const classid = first ? attribute(first, "id") : "";
  if (classid === "" || attribute(first, "name") !== "") {
    report("The first <customControl> must have the class id of the column's own control, and no name.");
  } else if (
    descendants(first, "datafieldname")
      .map(({ textContent }) => textContent?.trim())
      .join() !== column
  ) {
    report(`The first <customControl> needs <datafieldname>${column}</datafieldname> in its parameters.`);
  }
  if (others.some((other) => attribute(other, "name") === "")) {
    report("Only the first <customControl> may have no name.");
  }
}

function checkDescription(
  description: Element,
  form: Element,
  { controls }: AssembledSolution,
  report: (reason: string) => void,
) {
  const target = plainGuid(attribute(description, "forControl"));
  const control = descendants(form, "control").find((other) => plainGuid(attribute(other, "uniqueid")) === target);
  if (!control) {
    report(`controlDescription forControl {${target}} has no control with that uniqueid.`);
    return;
  }
  if (plainGuid(attribute(control, "classid")) !== customControlClass) {
    report(
      `The control ${attribute(control, "id")} has a code component, its classid must be {${customControlClass}}.`,
    );
  }
  const column = attribute(control, "datafieldname");
  checkFallback(children(description, "customControl"), column, report);
  const placed = children(description, "customControl").filter((element) => attribute(element, "name") !== "");
  const factors = placed.map((element) => attribute(element, "formFactor"));
  if (formFactors.some((factor) => factors.filter((other) => other === factor).length !== 1)) {
    report(`The control ${attribute(control, "id")} needs one customControl for each formFactor 0, 1 and 2.`);
  }
  for (const element of placed) {
    const name = attribute(element, "name");
    const known = controls.find(({ folderName }) => folderName === name);
    if (known) {
      checkParameters(element, known.manifest, column, report);
    } else {
      report(`The code component ${name} is not in this solution.`);
    }
  }
}

function checkIds(form: Element, report: (reason: string) => void): void {
  const seen = new Set<string>();
  for (const name of ["tab", "section", "cell"]) {
    for (const element of descendants(form, name)) {
      const id = plainGuid(attribute(element, "id"));
      if (seen.has(id)) {
        report(`The id {${id}} occurs twice.`);
      }
      seen.add(id);
    }
  }
}

/** Checks that a form on a table of the product shows to nobody who did not ask for it. */
function checkAudience(form: Element, report: (reason: string) => void): void {
  const [conditions] = descendants(form, "DisplayConditions");
  const fallback = conditions ? attribute(conditions, "FallbackForm") : "";
  if (fallback !== "false" && fallback !== "0") {
    report(
      '<DisplayConditions> needs FallbackForm="false": a fallback form shows where the product\'s own forms should.',
    );
  }
  if (!conditions || children(conditions, "Role").length === 0) {
    report("<DisplayConditions> must name roles: for everyone, the form may come first on a table of the product.");
  }
}

/**
 * Checks the names of the forms' files and the code components on the forms. The import refuses a form with a property that the control's manifest does
 * not declare; the other faults would only show as an empty place on the form.
 */
export function checkForms(solution: AssembledSolution): void {
  for (const { form, path, place } of solution.forms) {
    const report = (reason: string): void => {
      solution.problems.add(place, reason);
    };
    const id = plainGuid(childText(form, "formid"));
    if (!path.endsWith(`/{${id}}.xml`)) {
      report(`The file must be named like the formid in it, {${id}}.xml.`);
    }
    checkIds(form, report);
    const [, table = ""] = path.split("/");
    if (!table.toLowerCase().startsWith(`${solution.project.publisher.customizationPrefix}_`)) {
      checkAudience(form, report);
    }
    for (const description of descendants(form, "controlDescription")) {
      checkDescription(description, form, solution, report);
    }
    const described = descendants(form, "controlDescription").map((one) => plainGuid(attribute(one, "forControl")));
    for (const control of descendants(form, "control")) {
      const isCustom = plainGuid(attribute(control, "classid")) === customControlClass;
      const isField = fieldClasses.has(plainGuid(attribute(control, "classid")));
      if (isField && attribute(control, "datafieldname") === "") {
        report(`The control ${attribute(control, "id")} shows a column, it needs datafieldname.`);
      }
      if (isCustom && !described.includes(plainGuid(attribute(control, "uniqueid")))) {
        report(`The control ${attribute(control, "id")} has no controlDescription.`);
      }
    }
    if (childText(form, "FormActivationState") !== "1") {
      report("<FormActivationState> must be 1, or nobody sees the form.");
    }
  }
}
