import type { Solution } from "../../../workspace/import/solution";
import { placementsFor } from "../../../workspace/desk/host/placements";
import { component, control } from "./fixtures";

const solution = (parameters: Parameters<typeof component>[0]): Solution => ({
  uniqueName: "LinkedRecords",
  displayName: "Linked records",
  version: "1.0.0.0",
  managed: true,
  customizationPrefix: "lrc",
  controls: [control()],
  forms: [
    { formId: "f1", name: "Case", type: "main", entityLogicalName: "incident", components: [component(parameters)] },
  ],
});

describe("the code components of a form", () => {
  const columns = { value: "jobtitle", type: "SingleLine.Text" };

  it("are those that the solution's form has", () => {
    const [placement] = placementsFor(solution({ anchor: { column: "title" }, columns }), "incident");
    expect(placement?.component.parameters).toEqual({ anchor: { column: "title" }, columns });
  });

  it("stand on the conversation form on its subject, with the values that the maker set", () => {
    const given = solution({ anchor: { column: "title" }, columns, rows: { column: "prioritycode" } });
    const [placement] = placementsFor(given, "msdyn_ocliveworkitem");
    expect(placement?.component.datafieldname).toBe("subject");
    // A column of the other form is no column of this one.
    expect(placement?.component.parameters).toEqual({ anchor: { column: "subject" }, columns });
  });

  it("are none on a form of another table, nor without a control on any form", () => {
    expect(placementsFor(solution(undefined), "contact")).toEqual([]);
    expect(placementsFor({ ...solution(undefined), forms: [] }, "msdyn_ocliveworkitem")).toEqual([]);
  });
});
