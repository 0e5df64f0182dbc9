import type { Element } from "@xmldom/xmldom";
import { componentTypes } from "../../format/componentTypes";
import { plainGuid } from "../../format/guid";
import { child, childText, children } from "../../format/xml";
import type { AssembledSolution } from "./assembledSolution";

function readForms(path: string, formXml: Element, solution: AssembledSolution): void {
  const place = solution.source.placeOf(path);
  const forms = solution.readXml(path, "the form");
  if (!forms) {
    return;
  }
  for (const form of children(forms, "systemform")) {
    solution.components.push({ type: componentTypes.form, id: plainGuid(childText(form, "formid")), place });
    solution.forms.push({ path, place, form });
  }
  const copy = (formXml.ownerDocument ?? solution.customizations).importNode(forms, true);
  copy.removeAttribute("xmlns:xsi");
  const [, , , type] = path.split("/");
  copy.setAttribute("type", type);
  formXml.appendChild(copy);
}

function readEntity(folder: string, solution: AssembledSolution): void {
  const { source, problems } = solution;
  const path = `Entities/${folder}/Entity.xml`;
  const place = source.placeOf(path);
  const entity = solution.readXml(path, `the folder ${folder}`);
  if (!entity) {
    return;
  }
  const formXml = child(entity, "FormXml");
  for (const formPath of source.paths(new RegExp(`^Entities/${folder}/FormXml/(main|quick|card)/[^/]+\\.xml$`))) {
    if (formXml) {
      readForms(formPath, formXml, solution);
    } else {
      problems.add(place, `<FormXml /> is missing, so ${source.placeOf(formPath)} would be left out of the solution.`);
      source.take(formPath, place);
    }
  }
  solution.tables.push({ folder, place, entity });
  solution.components.push({ type: componentTypes.table, schemaName: folder.toLowerCase(), place });
  solution.merge("Entities", entity, place);
}

/** Reads the tables and their forms: `Entities/<Table>/Entity.xml` and `FormXml/<type>/{<id>}.xml`. */
export function readEntities(solution: AssembledSolution): void {
  for (const folder of solution.source.foldersIn("Entities")) {
    readEntity(folder, solution);
  }
}
