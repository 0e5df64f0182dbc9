import type { CardForm } from "../base/cardForm";
import { normalizeId } from "../base/record";
import { literal, toQueryString } from "../records/odata";

const guid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** The query for a quick view form of a table (systemform, type 6). @param form its name or its id */
export function quickViewForm(entityType: string, form: string): string {
  const id = normalizeId(form);
  return toQueryString({
    select: ["formxml"],
    filter: `objecttypecode eq ${literal(entityType)} and type eq 6 and ${guid.test(id) ? `formid eq ${id}` : `name eq ${literal(form)}`}`,
    top: 1,
  });
}

/**
 * The columns of a form, in its order; what the form hides is left out.
 * @param formXml as Dataverse has it
 * @param language of the user, whose labels count
 */
export function readCardForm(formXml: string, language: unknown): CardForm {
  const columns: string[] = [];
  const labels: Record<string, string> = {};
  const sections: Record<string, string> = {};
  let begun: Element | null = null;
  const xml = new DOMParser().parseFromString(formXml, "text/xml");
  for (const control of Array.from(xml.querySelectorAll("section control[datafieldname]"))) {
    const column = (control.getAttribute("datafieldname") ?? "").toLowerCase();
    if (columns.includes(column) || control.closest("[visible=false]")) {
      continue;
    }
    columns.push(column);
    const label = labelOf(control.closest("cell"), language);
    if (label) {
      labels[column] = label;
    }
    const section = control.closest("section");
    if (section !== begun) {
      begun = section;
      sections[column] = section?.getAttribute("showlabel") === "false" ? "" : labelOf(section, language);
    }
  }
  return { columns, labels, sections };
}

/** The label of a part of a form in the user's language, else in its first one. */
function labelOf(part: Element | null, language: unknown): string {
  const labels = Array.from(part?.children ?? []).find(({ tagName }) => tagName === "labels");
  const own = labels?.querySelector(`[languagecode="${String(language)}"]`) ?? labels?.firstElementChild;
  return own?.getAttribute("description") ?? "";
}
