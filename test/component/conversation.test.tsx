import { act, fireEvent, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HostFailure } from "../../LinkedRecordsControl/base/failure";
import { FakeProduct, reference } from "../support/fakeProduct";
import { click, expectAccessible, panel, part, pass, renderPanel, t } from "../support/renderPanel";

const alex = reference("contact", "c1");
const printer = reference("incident", "i1");

function linked(): FakeProduct {
  const product = new FakeProduct();
  product.links.customer = alex;
  product.links.case = printer;
  return product;
}

describe("the panel on a conversation form", () => {
  test("shows that it loads where the answer takes its time, in the places of the cards", async () => {
    const product = new FakeProduct();
    product.retrieve = () => new Promise(() => undefined);
    const { container } = await renderPanel(product);
    expect(container).toHaveTextContent("");
    expect(await screen.findByRole("status", { name: "Loading linked records" })).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Customer" })).toHaveAttribute("aria-busy", "true");
    await expectAccessible(document.body);
  });

  test("shows each linked record with its type and key columns", async () => {
    const { container } = await renderPanel(linked());
    expect(part("Customer").getByText("Name of contact")).toBeInTheDocument();
    expect(part("Customer").getByText("Name of jobtitle")).toBeInTheDocument();
    expect(part("Customer").getByText("Purchasing manager")).toBeInTheDocument();
    expect(part("Case").getByText("CAS-01044")).toBeInTheDocument();
    expect(screen.getByText("Status 2")).toBeInTheDocument();
    await expectAccessible(container);
  });

  test("does not call a secured column empty when it may be hidden", async () => {
    const product = linked();
    product.secured.add("contact:mobilephone").add("contact:jobtitle");
    const { container } = await renderPanel(product);
    const texts = Array.from(
      container.querySelectorAll("article[aria-label='Alex Vargas'] dd"),
      (dd) => dd.textContent,
    );
    expect(texts).toEqual(["Purchasing manager", t("Record_Secured"), "alex@adventure-works.example"]);
    expect(part("Case").getAllByText(t("Record_NoValue"))).not.toHaveLength(0);
    await expectAccessible(container);
  });

  test("offers a search box in each empty slot", async () => {
    const { container } = await renderPanel(new FakeProduct());
    expect(screen.getByText("No customer is linked.")).toBeInTheDocument();
    expect(screen.getByRole("combobox", { name: "Search accounts and contacts" })).toBeEnabled();
    expect(screen.getByRole("combobox", { name: "Search cases" })).toBeEnabled();
    await expectAccessible(container);
  });

  test("links a hit with the keyboard alone", async () => {
    const product = new FakeProduct();
    const { container } = await renderPanel(product);
    const box = screen.getByRole("combobox", { name: "Search accounts and contacts" });
    await userEvent.setup().type(box, "fab");
    await pass(product, 250);
    expect(screen.getAllByRole("option").map((option) => option.textContent)).toHaveLength(4);
    await expectAccessible(container);
    fireEvent.keyDown(box, { key: "ArrowDown" });
    fireEvent.keyDown(box, { key: "ArrowUp" });
    expect(screen.getByRole("option", { selected: true })).toHaveTextContent("Fabrikam, Inc.");
    expect(box).toHaveAttribute("aria-activedescendant", screen.getByRole("option", { selected: true }).id);
    fireEvent.keyDown(box, { key: "Enter" });
    await pass(product, 0);
    expect(product.writes).toEqual(["link account a1"]);
    expect(part("Customer").getByRole("button", { name: "Unlink Fabrikam, Inc." })).toBeInTheDocument();
  });

  test("links a hit with the mouse", async () => {
    const product = new FakeProduct();
    await renderPanel(product);
    await userEvent.setup().type(screen.getByRole("combobox", { name: "Search cases" }), "printer");
    await pass(product, 250);
    fireEvent.click(screen.getByRole("option", { name: /Printer jams/ }));
    await pass(product, 0);
    expect(product.writes).toEqual(["link incident i1"]);
  });

  test("tells no hit from a failed search, and keeps the text", async () => {
    const product = new FakeProduct();
    await renderPanel(product);
    const box = screen.getByRole("combobox", { name: "Search cases" });
    const user = userEvent.setup();
    product.retrieveMultiple = () => Promise.resolve([]);
    await user.type(box, "zzz");
    await pass(product, 250);
    expect(screen.getByText(t("Search_None", "zzz"))).toBeInTheDocument();
    product.retrieveMultiple = () => Promise.reject(new HostFailure("unknown", ""));
    await user.type(box, "z");
    await pass(product, 250);
    expect(panel().getByText("The search failed. Your text is still here.")).toBeInTheDocument();
    expect(box).toHaveValue("zzzz");
    await expectAccessible(document.body);
    product.retrieveMultiple = () => Promise.resolve([{ incidentid: "i9", title: "zzzz" }]);
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await pass(product, 0);
    expect(screen.getByRole("option")).toBeInTheDocument();
  });

  test("asks for more letters, and empties the box on Esc", async () => {
    const product = new FakeProduct();
    await renderPanel(product);
    const box = screen.getByRole("combobox", { name: "Search cases" });
    await userEvent.setup().type(box, "p");
    expect(screen.getByText("Type at least 2 characters.")).toBeInTheDocument();
    fireEvent.keyDown(box, { key: "Escape" });
    expect(box).toHaveValue("");
  });

  test("does not link a hit of an earlier text while the next search runs", async () => {
    const product = new FakeProduct();
    await renderPanel(product);
    const box = screen.getByRole("combobox", { name: "Search cases" });
    const user = userEvent.setup();
    await user.type(box, "printer");
    await pass(product, 250);
    await user.type(box, "s");
    fireEvent.keyDown(box, { key: "Enter" });
    await pass(product, 0);
    expect(product.writes).toEqual([]);
  });

  test("replaces a linked record, or keeps it", async () => {
    const product = linked();
    await renderPanel(product);
    await click(product, part("Customer").getByRole("button", { name: "Replace Alex Vargas" }));
    const box = screen.getByRole("combobox", { name: "Search accounts and contacts" });
    expect(box).toHaveFocus();
    fireEvent.keyDown(box, { key: "Escape" });
    await pass(product, 0);
    expect(screen.queryByRole("combobox", { name: "Search accounts and contacts" })).not.toBeInTheDocument();
    await click(product, part("Customer").getByRole("button", { name: "Replace Alex Vargas" }));
    await userEvent.setup().type(screen.getByRole("combobox", { name: "Search accounts and contacts" }), "contoso");
    await pass(product, 250);
    fireEvent.click(screen.getByRole("option", { name: /Contoso/ }));
    await pass(product, 0);
    expect(product.links.customer).toMatchObject({ id: "a2" });
    expect(screen.queryByRole("combobox", { name: "Search accounts and contacts" })).not.toBeInTheDocument();
  });

  test("unlinks, says so in the slot, and undoes it", async () => {
    const product = linked();
    await renderPanel(product);
    const button = part("Customer").getByRole("button", { name: "Unlink Alex Vargas" });
    act(() => button.focus());
    // It comes by a timer of its own: before the test goes on, not some time while it runs.
    await screen.findByRole("tooltip", { name: "Unlink Alex Vargas" });
    fireEvent.click(button);
    await pass(product, 0);
    expect(product.links.customer).toBeUndefined();
    expect(part("Customer").getByText("Alex Vargas unlinked")).toBeInTheDocument();
    await expectAccessible(document.body);
    fireEvent.click(part("Customer").getByRole("button", { name: "Undo" }));
    await pass(product, 0);
    expect(product.links.customer).toMatchObject(alex);
  });

  test("shows why a link was refused, and what the database holds", async () => {
    const product = linked();
    product.behaviours = [{ answer: "reject", reason: "Not an active conversation.", writes: false }];
    await renderPanel(product);
    fireEvent.click(part("Case").getByRole("button", { name: /Unlink Printer/ }));
    await pass(product, 0);
    expect(part("Case").getByText("The change was refused. The links are as they were.")).toBeInTheDocument();
    expect(part("Case").getByText("CAS-01044")).toBeInTheDocument();
    await expectAccessible(document.body);
    fireEvent.click(part("Case").getByRole("button", { name: "Dismiss" }));
    expect(part("Case").queryByText(/refused/)).not.toBeInTheDocument();
  });

  test("takes one change at a time", async () => {
    const product = linked();
    product.behaviours = [{ answer: "resolve", writes: true, answerAfter: 500 }];
    await renderPanel(product);
    const button = part("Customer").getByRole("button", { name: "Unlink Alex Vargas" });
    fireEvent.click(button);
    fireEvent.click(button);
    await pass(product, 600);
    expect(product.writes).toHaveLength(1);
  });

  test.each([
    ["the conversation is closed", (product: FakeProduct) => (product.statuscode = 4), /conversation is closed/],
    ["Microsoft.Omnichannel is absent", (product: FakeProduct) => (product.present = "missing"), /workspace only/],
    ["it was not accepted yet", (product: FakeProduct) => (product.statuscode = 1), /Accept the conversation/],
  ])("is read-only and says why when %s", async (_, prepare, text) => {
    const product = linked();
    prepare(product);
    const { container } = await renderPanel(product);
    expect(panel().getByText(text)).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /Unlink|Replace/ })).not.toBeInTheDocument();
    expect(screen.getAllByRole("button", { name: "Open Alex Vargas" }).length).toBeGreaterThan(0);
    await expectAccessible(container);
  });

  test("says nothing while Microsoft.Omnichannel may still appear", async () => {
    const product = linked();
    product.present = "starting";
    await renderPanel(product);
    expect(screen.queryByText(/workspace only/)).not.toBeInTheDocument();
    act(() => product.setPresent("available"));
    expect(screen.getByRole("button", { name: "Unlink Alex Vargas" })).toBeInTheDocument();
  });

  test("opens a record, and says why one did not open", async () => {
    const product = linked();
    await renderPanel(product);
    const [link] = part("Customer").getAllByRole("button", { name: "Open Alex Vargas" });
    fireEvent.click(link ?? document.body);
    await pass(product, 0);
    expect(product.opened).toMatchObject([{ entityType: "contact", id: "c1" }]);
    product.openOutcome = "tabLimit";
    fireEvent.click(link ?? document.body);
    await pass(product, 0);
    expect(panel().getByText(/as many tabs as it may have/)).toBeInTheDocument();
  });

  test.each([
    ["forbidden", /no permission/],
    ["missing", /no longer exists/],
    ["offline", /offline/],
    ["unknown", /could not be loaded/],
  ] as const)("says what to do when the conversation is %s, and tries again", async (kind, text) => {
    const product = linked();
    product.failReads = new HostFailure(kind, "");
    const { container } = await renderPanel(product);
    expect(screen.getByRole("alert")).toHaveTextContent(text);
    await expectAccessible(container);
    product.failReads = undefined;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await pass(product, 0);
    expect(part("Customer").getByText("Purchasing manager")).toBeInTheDocument();
  });

  test("refreshes on demand", async () => {
    const product = linked();
    await renderPanel(product);
    product.links.customer = reference("account", "a2");
    fireEvent.click(screen.getByRole("button", { name: "Refresh" }));
    await pass(product, 0);
    expect(part("Customer").getByRole("article", { name: "Contoso" })).toBeInTheDocument();
  });
});
