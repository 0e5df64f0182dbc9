import type { Element } from "@xmldom/xmldom";
import { plainGuid, type Solution } from "../solution";
import { child, childText, children } from "../xml";

function readForms(path: string, formXml: Element, solution: Solution): void {
  const { source, problems } = solution;
  const place = source.placeOf(path);
  const forms = solution.readXml(path, "the form");
  if (!forms) {
    return;
  }
  const [, , , type, fileName] = path.split("/");
  for (const form of children(forms, "systemform")) {
    const id = plainGuid(childText(form, "formid"));
    if (fileName !== `{${id}}.xml`) {
      problems.add(place, `The file must be named like the formid in it, {${id}}.xml.`);
    }
    solution.components.push({ type: "60", id, place });
    solution.forms.push({ place, form });
  }
  const copy = (formXml.ownerDocument ?? solution.customizations).importNode(forms, true);
  copy.removeAttribute("xmlns:xsi");
  copy.setAttribute("type", type);
  formXml.appendChild(copy);
}

function readEntity(folder: string, solution: Solution): void {
  const { source, problems } = solution;
  const path = `Entities/${folder}/Entity.xml`;
  const place = source.placeOf(path);
  const entity = solution.readXml(path, `the folder ${folder}`);
  if (!entity) {
    return;
  }
  if (childText(entity, "Name") !== folder) {
    problems.add(place, `<Name> is "${childText(entity, "Name")}", the folder "${folder}"; both are the schema name.`);
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
  solution.components.push({ type: "1", schemaName: folder.toLowerCase(), place });
  solution.merge("Entities", entity, place);
}

/** Reads the tables and their forms: `Entities/<Table>/Entity.xml` and `FormXml/<type>/{<id>}.xml`. */
export function readEntities(solution: Solution): void {
  const folders = solution.source.paths(/^Entities\/[^/]+\//).map((path) => path.split("/")[1]);
  for (const folder of new Set(folders)) {
    readEntity(folder, solution);
  }
}
