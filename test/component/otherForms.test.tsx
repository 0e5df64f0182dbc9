import { fireEvent, screen, within } from "@testing-library/react";
import { axe } from "jest-axe";
import { HostFailure } from "../../LinkedRecordsControl/base/failure";
import { FakeProduct, options, reference } from "../support/fakeProduct";
import { conversationForm, panel, pass, renderPanel, t } from "../support/renderPanel";

const caseForm = { record: { entityType: "incident", id: "i1" }, isDesigner: false };
const formatted = "@OData.Community.Display.V1.FormattedValue";
const chat = {
  activityid: "w1",
  subject: "Chat of today",
  statuscode: 2,
  [`statuscode${formatted}`]: "Active",
  msdyn_channel: "1",
  [`msdyn_channel${formatted}`]: "Live chat",
  _msdyn_routableobjectid_value: "i1",
};

describe("the panel on a case form", () => {
  test("shows the customer and the conversations, and opens both", async () => {
    const product = new FakeProduct();
    product.caseCustomer = reference("account", "a1");
    product.liveConversations = [chat];
    const { container } = await renderPanel(product, caseForm);
    expect(screen.getByRole("article", { name: "Fabrikam, Inc." })).toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Conversations (1)" })).toHaveTextContent(
      "Chat of todayActiveWork item of this case · Live chat",
    );
    expect(await axe(container)).toHaveNoViolations();
    fireEvent.click(screen.getByRole("button", { name: "Open Chat of today" }));
    fireEvent.click(screen.getAllByRole("button", { name: "Open Fabrikam, Inc." })[0] ?? document.body);
    await pass(product, 0);
    expect(product.openedConversations).toEqual(["w1"]);
    expect(product.opened).toMatchObject([{ id: "a1" }]);
  });

  test("says that there is no customer and no conversation", async () => {
    await renderPanel(new FakeProduct(), caseForm);
    expect(screen.getByText("This case has no customer.")).toBeInTheDocument();
    expect(screen.getByText("No conversation is linked to this case.")).toBeInTheDocument();
  });

  test("keeps the customer when the conversations fail, and tries again", async () => {
    const product = new FakeProduct();
    product.caseCustomer = reference("account", "a1");
    product.failSearch = new HostFailure("unknown", "");
    product.openOutcome = "failed";
    const { container } = await renderPanel(product, caseForm);
    expect(screen.getByRole("alert")).toHaveTextContent("The conversations could not be loaded.");
    expect(await axe(container)).toHaveNoViolations();
    fireEvent.click(screen.getAllByRole("button", { name: "Open Fabrikam, Inc." })[0] ?? document.body);
    await pass(product, 0);
    expect(panel().getByText("The record could not be opened. Try again.")).toBeInTheDocument();
    product.failSearch = undefined;
    fireEvent.click(screen.getByRole("button", { name: "Try again" }));
    await pass(product, 0);
    expect(screen.getByRole("alert")).not.toHaveTextContent("The conversations could not be loaded.");
  });

  test("says why the case could not be read", async () => {
    const product = new FakeProduct();
    product.failReads = new HostFailure("forbidden", "");
    await renderPanel(product, caseForm);
    expect(screen.getByRole("alert")).toHaveTextContent("no permission");
  });
});

describe("the panel elsewhere", () => {
  test.each([
    ["an unsaved record", { record: { entityType: "incident", id: "" }, isDesigner: false }, /Save the record first/],
    ["another table", { record: { entityType: "lead", id: "l1" }, isDesigner: false }, /shows the table lead/],
    ["no record", { record: undefined, isDesigner: false }, /does not tell the control which record/],
  ])("on %s says what to do and asks nothing", async (_, place, text) => {
    const product = new FakeProduct();
    const { container } = await renderPanel(product, place);
    expect(panel().getByText(text)).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
    expect(product.queries).toEqual([]);
  });

  test("in the form designer shows sample data and asks nothing", async () => {
    const product = new FakeProduct();
    const { container } = await renderPanel(product, { record: undefined, isDesigner: true });
    expect(screen.getByText("Preview with sample data")).toBeInTheDocument();
    expect(screen.getByRole("article", { name: "Alex Vargas" })).toHaveTextContent("jobtitle");
    expect(await axe(container)).toHaveNoViolations();
    expect(product.queries).toEqual([]);
  });

  test("in the form designer tells the maker which form is used, and what is no column", async () => {
    const chosen = { ...options, forms: { contact: "Contact card" }, leftOut: ["incident.ticket-number"] };
    const { container } = await renderPanel(new FakeProduct(), { record: undefined, isDesigner: true }, chosen);
    expect(screen.getByRole("article", { name: "Alex Vargas" })).toHaveTextContent("form:Contact card");
    expect(panel().getByText(t("Preview_LeftOut", "incident.ticket-number"))).toBeInTheDocument();
    expect(await axe(container)).toHaveNoViolations();
  });
});

describe("a card by a quick view form", () => {
  test("has its sections as headings, its labels at once, and one stop of the Tab key", async () => {
    const product = new FakeProduct();
    product.links.customer = reference("contact", "c1");
    product.forms["contact:Contact card"] = {
      columns: ["jobtitle", "emailaddress1", "address1_city"],
      labels: { jobtitle: "Role", emailaddress1: "E-mail", address1_city: "City" },
      sections: { jobtitle: "Work", address1_city: "Where" },
    };
    const { container } = await renderPanel(product, conversationForm, {
      ...options,
      forms: { contact: "Contact card" },
    });
    const card = within(screen.getByRole("article", { name: "Alex Vargas" }));
    expect(card.getAllByRole("heading").map(({ textContent }) => textContent)).toEqual(["Work", "Where"]);
    expect(card.getAllByRole("term").map(({ textContent }) => textContent)).toEqual(["Role", "E-mail", "City"]);
    expect(card.getByRole("button", { name: t("Edit_Begin", "Role") })).toHaveAttribute("tabindex", "0");
    expect(card.getByRole("button", { name: t("Edit_Begin", "City") })).toHaveAttribute("tabindex", "-1");
    expect(await axe(container)).toHaveNoViolations();
  });
});
