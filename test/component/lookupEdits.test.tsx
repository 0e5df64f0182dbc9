import { fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { FakeProduct, options, reference } from "../support/fakeProduct";
import { conversationForm, expectAccessible, panel, pass, renderPanel, t } from "../support/renderPanel";

const formatted = "@OData.Community.Display.V1.FormattedValue";
const label = "Name of managerid";

/** A contact with a manager, who may be a contact or a user. */
function productWithManager(): FakeProduct {
  const product = new FakeProduct();
  product.links.customer = reference("contact", "c1");
  product.columns["contact:managerid"] = { type: "lookup", targets: ["contact", "systemuser"] };
  product.changed["contact:c1"] = {
    _managerid_value: "c2",
    [`_managerid_value${formatted}`]: "Robin Counts",
    "_managerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "contact",
  };
  product.found.contact = [];
  product.found.systemuser = [{ systemuserid: "u7", name: "Jamie Reding" }];
  return product;
}

async function openEditor(product: FakeProduct): Promise<HTMLElement> {
  await renderPanel(product, conversationForm, { ...options, columns: { ...options.columns, contact: ["managerid"] } });
  fireEvent.click(panel().getByRole("button", { name: t("Edit_Begin", label) }));
  return panel().getByRole("combobox", { name: label });
}

describe("a lookup of a card", () => {
  test("is searched in the panel, over all tables it may point to, and saved by Enter", async () => {
    const product = productWithManager();
    const update = jest.spyOn(product, "update");
    const box = await openEditor(product);
    expect(box).toHaveFocus();
    fireEvent.change(box, { target: { value: "jamie" } });
    await pass(product, 250);
    const hit = within(screen.getByRole("listbox")).getByRole("option", { name: /Jamie Reding/ });
    expect(hit).toHaveTextContent("Name of systemuser");
    await expectAccessible();
    fireEvent.keyDown(box, { key: "Enter" });
    await pass(product, 0);
    expect(update.mock.calls.map(([, , values]) => values)).toEqual([
      { "managerid_systemuser@odata.bind": "/systemusers(u7)" },
    ]);
  });

  test("gives up with Esc: first what was typed, then the box; nothing is sent", async () => {
    const product = productWithManager();
    const update = jest.spyOn(product, "update");
    const box = await openEditor(product);
    await userEvent.setup({ delay: null }).type(box, "ja");
    fireEvent.keyDown(box, { key: "Escape" });
    expect(box).toHaveValue("");
    fireEvent.keyDown(box, { key: "Escape" });
    expect(panel().queryByRole("combobox", { name: label })).toBeNull();
    expect(panel().getByRole("button", { name: t("Edit_Begin", label) })).toHaveFocus();
    expect(update).not.toHaveBeenCalled();
  });

  test("opens the product's own lookup with what was typed, for those who want all of it", async () => {
    const product = productWithManager();
    const lookup = jest.spyOn(product, "lookup");
    const box = await openEditor(product);
    fireEvent.change(box, { target: { value: "jamie" } });
    fireEvent.keyDown(box, { key: "Enter", ctrlKey: true });
    await pass(product, 0);
    expect(lookup).toHaveBeenCalledWith(["contact", "systemuser"], "jamie");
  });

  test("is emptied by its own button", async () => {
    const product = productWithManager();
    const update = jest.spyOn(product, "update");
    await openEditor(product);
    fireEvent.click(panel().getByRole("button", { name: t("Edit_Clear", "Robin Counts") }));
    await pass(product, 0);
    expect(update.mock.calls.map(([, , values]) => values)).toEqual([{ "managerid_contact@odata.bind": null }]);
  });
});
