import { buildParameters, isBoundReadOnly, type ColumnRights } from "../../../workspace/desk/host/parameters";
import { caseTable, component, control } from "./fixtures";

const row = {
  title: "Printer jams on tray 2",
  createdon: "2026-01-02T03:04:05Z",
  prioritycode: 1,
  "prioritycode@OData.Community.Display.V1.FormattedValue": "High",
  _customerid_value: "42",
  "_customerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
  "_customerid_value@OData.Community.Display.V1.FormattedValue": "Adventure Works",
};
const everything: ColumnRights = () => ({ secured: false, readable: true, editable: true });
const build = (parameters?: Parameters<typeof component>[0], outputs = {}) =>
  buildParameters({ control: control(), component: component(parameters) }, caseTable, row, everything, outputs);

describe("context.parameters", () => {
  it("gives a bound property the value, type and description of its column", () => {
    expect(build().anchor).toMatchObject({
      raw: "Printer jams on tray 2",
      formatted: "Printer jams on tray 2",
      type: "SingleLine.Text",
      error: false,
      security: { editable: true, readable: true, secured: false },
      attributes: { LogicalName: "title", DisplayName: "Case Title", RequiredLevel: 2, MaxLength: 200 },
    });
  });

  it("gives a lookup as a list of references", () => {
    expect(build({ anchor: { column: "customerid" } }).anchor).toMatchObject({
      raw: [{ id: "42", entityType: "account", name: "Adventure Works" }],
      type: "Lookup.Customer",
      attributes: { Targets: ["account", "contact"] },
    });
  });

  it("gives a date as a Date, and a choice formatted", () => {
    expect(build({ anchor: { column: "createdon" } }).anchor?.raw).toEqual(new Date("2026-01-02T03:04:05Z"));
    expect(build({ anchor: { column: "prioritycode" } }).anchor).toMatchObject({ raw: 1, formatted: "High" });
  });

  it("takes fixed values from the form, else the manifest's default, else null", () => {
    expect(build().columns?.raw).toBe("telephone1");
    const given = build({
      anchor: { column: "title" },
      columns: { value: "jobtitle", type: "SingleLine.Text" },
      rows: { value: "4", type: "Whole.None" },
    });
    expect([given.columns?.raw, given.rows?.raw]).toEqual(["jobtitle", 4]);
    expect(build().rows?.raw).toBeNull();
  });

  it("tells what column security lets the user do with the bound column", () => {
    const hidden: ColumnRights = (table, column) => {
      const secured = table === "incident" && column === "title";
      return { secured, readable: !secured, editable: !secured };
    };
    const placement = { control: control(), component: component() };
    expect(buildParameters(placement, caseTable, row, hidden).anchor?.security).toEqual({
      secured: true,
      readable: false,
      editable: false,
    });
    expect([hidden, everything].map((rights) => isBoundReadOnly(placement, caseTable, rights))).toEqual([true, false]);
  });

  it("leaves out output properties and is empty on a new record", () => {
    const parameters = buildParameters({ control: control(), component: component() }, caseTable, null, everything);
    expect(Object.keys(parameters)).toEqual(["anchor", "columns", "rows"]);
    expect(parameters.anchor?.raw).toBeNull();
  });

  it("lets what the control has put out stand; undefined clears", () => {
    expect(build(undefined, { anchor: "Changed" }).anchor?.raw).toBe("Changed");
    expect(build(undefined, { anchor: undefined }).anchor?.raw).toBeNull();
  });
});
