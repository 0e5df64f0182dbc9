import { choosePanel } from "../../../LinkedRecordsControl/panel/choosePanel";
import { diagnosticText } from "../../../LinkedRecordsControl/panel/diagnosticText";
import { FakeProduct, options } from "../../support/fakeProduct";

const place = (entityType: string, id: string) => ({ record: { entityType, id }, isDesigner: false });
const linesOf = (entityType: string, id: string, facts: Parameters<typeof diagnosticText>[0] = {}): string[] =>
  diagnosticText(facts, choosePanel(place(entityType, id), new FakeProduct().ports(), options)).split("\n");

describe("the diagnostics as text", () => {
  test("are a list in Markdown under a heading", () => {
    expect(linesOf("lead", "l1")).toEqual([
      "### Linked records",
      "",
      "- panel: wrongTable",
      "- phase: not given",
      "- read-only: no",
      "- left out: nothing",
    ]);
  });

  test.each([
    [true, "yes"],
    [false, "no"],
    [undefined, "not given"],
    [0, "0"],
    ["incident CRW--", "incident CRW--"],
    [[true, undefined, 3], "yes, not given, 3"],
    [[], "nothing"],
  ])("write %p as %p", (fact, text) => {
    expect(linesOf("lead", "l1", { fact })).toContain(`- fact: ${text}`);
  });

  test("tell what the panel made of the host, and nothing of the record", () => {
    const lines = linesOf("incident", "i1");
    expect(lines).toContain("- panel: case");
    expect(lines).toContain("- phase: loading");
    expect(lines.join()).not.toContain("i1");
  });
});
