import { readOnlyReason } from "../../../LinkedRecordsControl/linking/status";
import { choosePanel, findPlace, placeKey } from "../../../LinkedRecordsControl/panel/choosePanel";
import { FakeProduct, options } from "../../support/fakeProduct";

describe("the panel for a form", () => {
  const ports = new FakeProduct().ports();
  const form = (entityType: string, id: string) => ({ record: { entityType, id }, isDesigner: false });

  test.each([
    [form("msdyn_ocliveworkitem", "w1"), "conversation"],
    [form("incident", "i1"), "case"],
    [form("incident", ""), "unsaved"],
    [form("msdyn_ocliveworkitem", ""), "unsaved"],
    [form("lead", "l1"), "wrongTable"],
    [{ record: undefined, isDesigner: false }, "noRecord"],
    [{ record: undefined, isDesigner: true }, "preview"],
  ])("%j shows %s", (place, kind) => {
    expect(choosePanel(place, ports, options).kind).toBe(kind);
  });

  test.each([
    [{ record: undefined, isDesigner: false }, "w1"],
    [form("msdyn_ocliveworkitem", ""), "w1"],
    [form("msdyn_ocliveworkitem", "w2"), undefined],
    [form("incident", ""), undefined],
    [{ record: undefined, isDesigner: true }, undefined],
  ])("may be that of the session's conversation: %j", async (place, id) => {
    const product = new FakeProduct();
    product.current = "w1";
    const found = await findPlace(place, product, () => false);
    expect(found).toEqual(id && form("msdyn_ocliveworkitem", id));
    product.current = undefined;
    expect(await findPlace(place, product, () => false)).toBeUndefined();
  });

  test("changes with the record, not with the same one", () => {
    expect(placeKey(form("incident", "i1"))).toBe(placeKey(form("incident", "i1")));
    expect(placeKey(form("incident", "i1"))).not.toBe(placeKey(form("incident", "")));
    expect(placeKey({ record: undefined, isDesigner: false })).not.toBe(
      placeKey({ record: undefined, isDesigner: true }),
    );
  });
});

test.each([
  [2, "available", false, undefined],
  [3, "available", false, undefined],
  [5, "available", false, undefined],
  [undefined, "available", false, undefined],
  [99, "available", false, undefined],
  [1, "available", false, "notAccepted"],
  [4, "available", false, "closed"],
  [4, "missing", true, "closed"],
  [7, "available", false, "internalStatus"],
  [2, "available", true, "formReadOnly"],
  [2, "missing", true, "formReadOnly"],
  [2, "missing", false, "omnichannelMissing"],
  [1, "starting", false, "omnichannelStarting"],
] as const)("in status %s, with the link API %s and a read-only form %s: %s", (status, links, formReadOnly, reason) => {
  expect(readOnlyReason(status, { links, formReadOnly })).toBe(reason);
});
