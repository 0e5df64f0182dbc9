import { HostDataverse, type DataverseContext } from "../../LinkedRecordsControl/platform/dataverse";
import { readCardForm } from "../../LinkedRecordsControl/platform/quickViewForm";
import { forms } from "../../workspace/data/forms";

const label = (description: string, language: number): string =>
  `<label description="${description}" languagecode="${language}"/>`;
const control = (column: string, labels: string, attributes = ""): string =>
  `<cell ${attributes}><labels>${labels}</labels><control id="${column}" datafieldname="${column}"/></cell>`;
const form = (...sections: string[]): string =>
  `<form><tabs><tab><columns><column><sections>${sections.join("")}</sections></column></columns></tab></tabs></form>`;
const section = (labels: string, cells: string, attributes = ""): string =>
  `<section ${attributes}><labels>${labels}</labels><rows><row>${cells}</row></rows></section>`;

describe("the columns of a quick view form", () => {
  test("come in its order, with its labels, under the titles of its sections", () => {
    const xml = form(
      section(label("Work", 1033), control("jobtitle", label("Role", 1033)) + control("EMailAddress1", "")),
      section(label("Where", 1033), control("address1_city", label("City", 1033))),
    );
    expect(readCardForm(xml, 1033)).toEqual({
      columns: ["jobtitle", "emailaddress1", "address1_city"],
      labels: { jobtitle: "Role", address1_city: "City" },
      sections: { jobtitle: "Work", address1_city: "Where" },
    });
  });

  test("are called as in the user's language, else as the form calls them first", () => {
    const xml = form(section("", control("jobtitle", label("Role", 1033) + label("Aufgabe", 1031))));
    expect(readCardForm(xml, 1031).labels).toEqual({ jobtitle: "Aufgabe" });
    expect(readCardForm(xml, 1036).labels).toEqual({ jobtitle: "Role" });
    expect(readCardForm(xml, undefined).labels).toEqual({ jobtitle: "Role" });
  });

  test.each([
    ["a cell", form(section("", control("jobtitle", "", 'visible="false"')))],
    ["a section", form(section("", control("jobtitle", ""), 'visible="false"'))],
    ["a tab", form(section("", control("jobtitle", ""))).replace("<tab>", '<tab visible="false">')],
  ])("are left out where %s is hidden", (_, xml) => {
    expect(readCardForm(xml, 1033).columns).toEqual([]);
  });

  test("have no title above them where the section shows none", () => {
    const xml = form(section(label("Work", 1033), control("jobtitle", ""), 'showlabel="false"'));
    expect(readCardForm(xml, 1033).sections).toEqual({ jobtitle: "" });
  });

  test("are there once, and only those: no subgrid, no timer", () => {
    const grid = '<cell><labels/><control id="grid" classid="{E7A81278-8635-4D9E-8D4D-59480B391C5B}"/></cell>';
    const xml = form(section("", control("jobtitle", "") + grid + control("jobtitle", "")));
    expect(readCardForm(xml, 1033).columns).toEqual(["jobtitle"]);
  });

  test.each(["", "<form", "{}"])("are none in %p", (xml) => {
    expect(readCardForm(xml, 1033).columns).toEqual([]);
  });

  test("of the sample form are those that it shows", () => {
    expect(readCardForm(String(forms.rows[0]?.[4]), 1033)).toEqual({
      columns: ["jobtitle", "emailaddress1", "address1_city"],
      labels: { jobtitle: "Role", emailaddress1: "E-mail", address1_city: "City" },
      sections: { jobtitle: "Work", address1_city: "Where" },
    });
  });
});

describe("a quick view form of a table", () => {
  const retrieveMultipleRecords = jest.fn();
  const host = { webAPI: { retrieveMultipleRecords }, client: { isNetworkAvailable: () => true } };
  const dataverse = (): HostDataverse => new HostDataverse(() => host as unknown as DataverseContext);
  const found = { entities: [{ formxml: form(section("", control("jobtitle", ""))) }] };

  beforeEach(() => retrieveMultipleRecords.mockReset());

  test("is looked for by its name, once a page", async () => {
    retrieveMultipleRecords.mockResolvedValue(found);
    const [one, two] = await Promise.all([
      dataverse().quickViewForm("contact", "Agent's card"),
      dataverse().quickViewForm("contact", "Agent's card"),
    ]);
    expect(one?.columns).toEqual(["jobtitle"]);
    expect(two).toBe(one);
    expect(retrieveMultipleRecords.mock.calls).toEqual([
      [
        "systemform",
        "?$select=formxml&$filter=objecttypecode eq 'contact' and type eq 6 and name eq 'Agent''s%20card'&$top=1",
      ],
    ]);
  });

  test("is looked for by its id, in any notation", async () => {
    retrieveMultipleRecords.mockResolvedValue(found);
    await dataverse().quickViewForm("account", "{5FC56471-2BC6-411F-A097-87CC87EF1D4C}");
    expect(retrieveMultipleRecords).toHaveBeenCalledWith(
      "systemform",
      expect.stringContaining("formid eq 5fc56471-2bc6-411f-a097-87cc87ef1d4c&"),
    );
  });

  test("is undefined where there is none, or where it cannot be read, which may be otherwise later", async () => {
    retrieveMultipleRecords.mockResolvedValueOnce({ entities: [] });
    expect(await dataverse().quickViewForm("contact", "gone")).toBeUndefined();
    retrieveMultipleRecords.mockRejectedValueOnce({ errorCode: 2147746336 });
    expect(await dataverse().quickViewForm("contact", "secret")).toBeUndefined();
    retrieveMultipleRecords.mockResolvedValueOnce(found);
    expect((await dataverse().quickViewForm("contact", "secret"))?.columns).toEqual(["jobtitle"]);
  });
});
