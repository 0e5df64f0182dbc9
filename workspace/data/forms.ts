import type { Sheet } from "./sheet";

/** A control of a form. Class ids are those of the platform's own controls. */
const cell = (column: string, label: string, attributes = ""): string =>
  `<row><cell id="{00000000-0000-4000-8000-0000000000c1}" showlabel="true"${attributes}>` +
  `<labels><label description="${label}" languagecode="1033"/></labels>` +
  `<control id="${column}" classid="{4273EDBD-AC1D-40D3-9FB2-095C621B552D}" datafieldname="${column}" disabled="true"/></cell></row>`;

const section = (label: string, ...rows: readonly string[]): string =>
  `<section showlabel="true" showbar="false" id="{00000000-0000-4000-8000-0000000000a1}" columns="1">` +
  `<labels><label description="${label}" languagecode="1033"/></labels><rows>${rows.join("")}</rows></section>`;

const form = (...sections: readonly string[]): string =>
  `<form><tabs><tab verticallayout="true" id="{00000000-0000-4000-8000-0000000000b1}" showlabel="false">` +
  `<labels><label description="" languagecode="1033"/></labels>` +
  `<columns><column width="100%"><sections>${sections.join("")}</sections></column></columns></tab></tabs></form>`;

/** Quick view forms, as a maker would lay out cards. */
export const forms: Sheet = {
  table: "systemform",
  columns: ["name", "objecttypecode", "type", "formxml"],
  rows: [
    [
      "contactCard",
      "Contact card",
      "contact",
      6,
      form(
        section("Work", cell("jobtitle", "Role"), cell("emailaddress1", "E-mail")),
        section("Where", cell("address1_city", "City"), cell("mobilephone", "Mobile", ' visible="false"')),
      ),
    ],
  ],
};
