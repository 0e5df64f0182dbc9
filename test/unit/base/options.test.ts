import { defaultCardColumns, parseCards, parseForm } from "../../../LinkedRecordsControl/base/options";

const nothing = { account: null, contact: null, incident: null };
const id = "5fc56471-2bc6-411f-a097-87cc87ef1d4c";

describe("a quick view form in the place of columns", () => {
  test.each([
    ["form:Contact card", "Contact card"],
    ["  Form : Contact card  ", "Contact card"],
    ["form: Karte: Ansprechpartner, kurz", "Karte: Ansprechpartner, kurz"],
    [`form:{${id}}`, `{${id}}`],
    [id, id],
    [` {${id.toUpperCase()}} `, id.toUpperCase()],
    ["form:", undefined],
    ["form", undefined],
    ["formname", undefined],
    ["jobtitle,mobilephone", undefined],
    [`${id},jobtitle`, undefined],
    ["", undefined],
    [null, undefined],
  ])("%p names %p", (text, form) => {
    expect(parseForm(text)).toBe(form);
  });

  test("leaves the usual columns for where there is no such form", () => {
    const { columns, forms, leftOut } = parseCards({ ...nothing, contact: "form:Contact card!" });
    expect(columns).toEqual(defaultCardColumns);
    expect(forms.contact).toBe("Contact card!");
    expect(leftOut).toEqual([]);
  });
});

test("what can be no column is told by its table", () => {
  const { columns, leftOut } = parseCards({ ...nothing, account: "telephone1, web-site;", incident: "42" });
  expect(columns.account).toEqual(["telephone1"]);
  expect(columns.incident).toEqual(defaultCardColumns.incident);
  expect(leftOut).toEqual(["account.web-site", "incident.42"]);
});
