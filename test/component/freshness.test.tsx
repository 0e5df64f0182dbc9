import { fireEvent, screen } from "@testing-library/react";
import { FakeProduct, reference } from "../support/fakeProduct";
import { part, pass, renderPanel } from "../support/renderPanel";

const halfMinute = 30_000;

async function linked(): Promise<FakeProduct> {
  const product = new FakeProduct();
  product.links.customer = reference("contact", "c1");
  await renderPanel(product);
  return product;
}

describe("what another agent changes", () => {
  test("takes the focus from nothing", async () => {
    const product = await linked();
    screen.getByRole("button", { name: "Refresh" }).focus();
    const focused = document.activeElement;
    product.links.customer = reference("account", "a1");
    await pass(product, halfMinute);
    expect(screen.getByRole("article", { name: "Fabrikam, Inc." })).toBeInTheDocument();
    expect(document.activeElement).toBe(focused);
  });

  test("leaves the focus in the section where the focused button is gone", async () => {
    const product = await linked();
    screen.getByRole("button", { name: "Unlink Alex Vargas" }).focus();
    product.links.customer = undefined;
    await pass(product, halfMinute);
    expect(screen.queryByRole("article")).not.toBeInTheDocument();
    expect(document.activeElement).toBe(screen.getByRole("region", { name: "Customer" }));
  });

  test("waits while the focus is in a box, typed into or not", async () => {
    const product = await linked();
    fireEvent.click(screen.getByRole("button", { name: "Replace Alex Vargas" }));
    const box = part("Customer").getByRole("combobox");
    expect(document.activeElement).toBe(box);
    product.links.customer = reference("account", "a1");
    await pass(product, halfMinute);
    expect(document.activeElement).toBe(box);
    box.blur();
    await pass(product, halfMinute);
    expect(screen.getByRole("article", { name: "Fabrikam, Inc." })).toBeInTheDocument();
  });
});
