import { render } from "@testing-library/react";
import * as React from "react";
import { stringKeys } from "../../LinkedRecordsControl/strings/keys";
import { reference } from "../support/fakeProduct";
import { foreignTexts, textsIn } from "../support/foreignTexts";
import { panelStates } from "../support/panelStates";
import { pseudo } from "../support/pseudo";
import { PseudoPanel } from "../support/pseudoPanel";

const alex = reference("contact", "c1");

describe("the control in the pseudo-language", () => {
  const panels = new Map<string, PseudoPanel>();

  beforeAll(async () => {
    for (const [name, enter] of Object.entries(panelStates)) {
      const panel = new PseudoPanel();
      panels.set(name, panel);
      await enter(panel);
      panel.close();
    }
    // Fifty panels one after another, on a machine that may be busy.
  }, 600_000);

  test.each(Object.keys(panelStates))("has no other text in the state %s", (name) => {
    expect([...(panels.get(name)?.foreign ?? ["never entered"])]).toEqual([]);
  });

  test("shows every text in one of the states, so that no state is forgotten", () => {
    const shown = new Set([...panels.values()].flatMap((panel) => [...panel.shown]));
    expect(stringKeys.filter((key) => !shown.has(key))).toEqual([]);
  });
});

describe("the pseudo-language", () => {
  test("has accents, brackets and 40 % more, and keeps placeholders", () => {
    expect(pseudo("Replace {0} with {1}?")).toBe("⟦Ŕéþļåçé {0} ŵîţĥ {1}?~~~~~~~⟧");
    for (const text of ["No", "Case", "Try again", "You are offline. Connect, then try again."]) {
      expect(pseudo(text).length).toBeGreaterThanOrEqual(1.4 * text.length);
    }
  });
});

describe("the finder of texts in another language", () => {
  const found = (element: React.ReactElement, ...data: string[]): string[] =>
    foreignTexts(render(element).container, data);

  test("finds a text in the code, visible or spoken", () => {
    expect(
      found(
        <div>
          <p>{pseudo("Linked records")}</p>
          <button aria-label="Close">x</button>
          <input placeholder="Search" title="Type here" />
          <img alt="A case" />
        </div>,
      ),
    ).toEqual([
      'aria-label of <button>: "Close"',
      '<button>: "x"',
      'title of <input>: "Type here"',
      'placeholder of <input>: "Search"',
      'alt of <img>: "A case"',
    ]);
  });

  test("finds it beside texts of a resx and data, and in any script", () => {
    expect(found(<p>{`${pseudo("Open {0}").replace("{0}", alex.name)} now`}</p>, alex.name)).toHaveLength(1);
    expect(found(<p>مرحبا</p>)).toHaveLength(1);
  });

  test("finds it in the state of a panel whose text comes from the code", async () => {
    const panel = new PseudoPanel();
    jest.spyOn(panel, "t").mockImplementation((key) => (key === "Slot_customer_empty" ? "No customer." : pseudo(key)));
    await panel.open();
    expect([...panel.foreign]).toEqual(['<span>: "No customer."']);
  });

  test("knows data, also with a part in bold, and texts without letters", () => {
    expect(
      found(
        <div>
          <p>
            Alex <strong>Var</strong>gas
          </p>
          <p>{pseudo("Open {0}").replace("{0}", "Alex Vargas")}</p>
          <p>25+ · (3) --- AV</p>
        </div>,
        ...textsIn({ fullname: "Alex Vargas", contactid: "c1" }),
      ),
    ).toEqual([]);
    expect(textsIn({ contactid: "c1", _customerid_value: "a1", nested: [{ name: "Contoso" }] })).toEqual([
      "Contoso",
      "C",
    ]);
  });
});
