import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { axe } from "jest-axe";
import type { PanelAction } from "../../LinkedRecordsControl/base/options";
import type { SlotChange } from "../../LinkedRecordsControl/linking/slots";
import { doneText } from "../../LinkedRecordsControl/view/parts/noticeTexts";
import { contradicting, conversationId, FakeProduct, options, reference } from "../support/fakeProduct";
import { click, conversationForm, expectAccessible, panel, part, pass, renderPanel, t } from "../support/renderPanel";

const alex = reference("contact", "c1");
const fabrikam = reference("account", "a1");
const contoso = reference("account", "a2");
const printer = reference("incident", "i1");
const asking = { ...options, confirmReplace: true };

function linked(): FakeProduct {
  const product = new FakeProduct();
  product.links.customer = alex;
  product.links.case = printer;
  return product;
}

describe("suggestions", () => {
  test("stand beneath the slots, each with its reasons, and link in one click", async () => {
    const product = new FakeProduct();
    product.contextItems = [{ msdyn_name: "E-mail", msdyn_value: "alex@adventure-works.example" }];
    await renderPanel(product);
    const list = screen.getByRole("list", { name: t("Suggestions_customer") });
    expect(within(list).getAllByRole("listitem")).toHaveLength(1);
    expect(list).toHaveTextContent(`Alex Vargas${t("Suggestion_email")}alex@adventure-works.example`);
    expect(within(list).getByRole("button")).toHaveTextContent(t("Suggestion_Link"));
    await expectAccessible();
    const link = within(list).getByRole("button", { name: t("Suggestion_LinkRecord", "Alex Vargas") });
    act(() => link.focus());
    await click(product, link);
    expect(product.writes).toEqual(["link contact c1"]);
    expect(screen.getByRole("region", { name: "Customer" })).toContainElement(document.activeElement as HTMLElement);
    expect(screen.queryByRole("list", { name: t("Suggestions_customer") })).not.toBeInTheDocument();
  });

  test("are not offered where nothing can be linked", async () => {
    const product = new FakeProduct();
    product.caseCustomer = fabrikam;
    product.links.case = printer;
    await renderPanel(product, conversationForm, { ...options, actions: new Set<PanelAction>(["unlink"]) });
    expect(screen.queryByRole("list", { name: t("Suggestions_customer") })).not.toBeInTheDocument();
    expect(part("Customer").queryByRole("combobox")).not.toBeInTheDocument();
  });

  test("are made while a record is being replaced, until that is cancelled", async () => {
    const product = linked();
    product.caseCustomer = fabrikam;
    await renderPanel(product);
    await click(product, part("Customer").getByRole("button", { name: "Replace Alex Vargas" }));
    expect(screen.getByRole("button", { name: t("Suggestion_LinkRecord", "Fabrikam, Inc.") })).toBeInTheDocument();
    await expectAccessible();
    await click(product, part("Customer").getByRole("button", { name: t("Replace_Cancel") }));
    expect(screen.queryByRole("list", { name: t("Suggestions_customer") })).not.toBeInTheDocument();
    expect(part("Customer").queryByRole("combobox")).not.toBeInTheDocument();
    await click(product, part("Customer").getByRole("button", { name: "Replace Alex Vargas" }));
    await click(product, screen.getByRole("button", { name: t("Suggestion_LinkRecord", "Fabrikam, Inc.") }));
    expect(product.writes).toEqual(["link account a1"]);
    expect(screen.queryByRole("list", { name: t("Suggestions_customer") })).not.toBeInTheDocument();
  });

  test("of the same name have buttons that say which is which", async () => {
    const product = new FakeProduct();
    product.contextItems = [{ msdyn_name: "E-mail", msdyn_value: "info@litware.example" }];
    const namesake = { fullname: "Nancy Anderson", emailaddress1: "info@litware.example" };
    const formatted = "@OData.Community.Display.V1.FormattedValue";
    const company = (id: string, name: string) => ({
      _parentcustomerid_value: id,
      "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
      [`_parentcustomerid_value${formatted}`]: name,
    });
    product.found.contact = [
      { contactid: "c8", ...namesake, ...company("a8", "Litware") },
      { contactid: "c9", ...namesake, ...company("a9", "Northwind") },
    ];
    product.found.account = [];
    await renderPanel(product);
    const list = within(screen.getByRole("list", { name: t("Suggestions_customer") }));
    for (const name of ["Nancy Anderson (Litware)", "Nancy Anderson (Northwind)"]) {
      expect(list.getByRole("button", { name: t("Suggestion_LinkRecord", name) })).toBeInTheDocument();
    }
  });
});

describe("new records", () => {
  test("are created with a button each, and linked", async () => {
    const product = new FakeProduct();
    product.dialogAnswer = contoso;
    await renderPanel(product);
    expect(part("Case").getByRole("button", { name: t("New_incident") })).toBeInTheDocument();
    expect(part("Customer").getByRole("button", { name: t("New_contact") })).toBeInTheDocument();
    await click(product, part("Customer").getByRole("button", { name: t("New_account") }));
    expect(product.writes).toEqual(["link account a2"]);
    expect(part("Customer").getByRole("article", { name: "Contoso" })).toBeInTheDocument();
  });

  test("that could not be linked can be linked with one click", async () => {
    const product = new FakeProduct();
    product.dialogAnswer = contoso;
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await renderPanel(product);
    await click(product, part("Customer").getByRole("button", { name: t("New_account") }));
    const message = `${t("Notice_createdNotLinked", "Contoso")} ${t("Notice_refused")}`;
    expect(part("Customer").getByText(message)).toBeInTheDocument();
    await expectAccessible();
    await click(product, part("Customer").getByRole("button", { name: t("Notice_Link") }));
    expect(product.links.customer).toMatchObject({ id: "a2" });
  });

  test("say that they are being created", async () => {
    const product = new FakeProduct();
    product.dialogTime = 1000;
    await renderPanel(product);
    await click(product, part("Case").getByRole("button", { name: t("New_incident") }));
    expect(part("Case").getByText(t("Busy_creating"))).toBeInTheDocument();
    await expectAccessible();
    await pass(product, 1000);
    expect(part("Case").queryByText(t("Busy_creating"))).not.toBeInTheDocument();
  });
});

describe("the question before a replacement", () => {
  async function asked(product: FakeProduct): Promise<void> {
    await renderPanel(product, conversationForm, asking);
    await click(product, part("Customer").getByRole("button", { name: "Replace Alex Vargas" }));
    await userEvent.setup().type(screen.getByRole("combobox", { name: t("Search_customer") }), "contoso");
    await pass(product, 250);
    fireEvent.click(screen.getByRole("option", { name: /Contoso/ }));
    await pass(product, 0);
  }
  const question = (): HTMLElement =>
    screen.getByRole("group", { name: t("Question_Replace", "Alex Vargas", "Contoso") });

  test("stands in place, with the focus on its answer", async () => {
    const product = linked();
    await asked(product);
    expect(within(question()).getByRole("button", { name: t("Question_Yes") })).toHaveFocus();
    expect(screen.queryByRole("combobox", { name: t("Search_customer") })).not.toBeInTheDocument();
    await expectAccessible();
    await click(product, within(question()).getByRole("button", { name: t("Question_Yes") }));
    expect(product.links.customer).toMatchObject({ id: "a2" });
  });

  test("has answers that no other button is called like", async () => {
    await asked(linked());
    const nameOf = (button: HTMLElement): string => button.getAttribute("aria-label") ?? button.textContent ?? "";
    const answers = within(question()).getAllByRole("button");
    const others = screen.getAllByRole("button").filter((button) => !answers.includes(button));
    expect(answers.map(nameOf)).toEqual([t("Question_Yes"), t("Question_No", "Alex Vargas")]);
    expect(others.map(nameOf)).toContain(t("Record_ReplaceStop", "Alex Vargas"));
    expect(others.map(nameOf)).not.toContain(t("Question_Yes"));
    expect(others.map(nameOf)).not.toContain(t("Question_No", "Alex Vargas"));
  });

  test.each([
    ["Esc", () => void fireEvent.keyDown(question(), { key: "Escape" })],
    [
      "the other button",
      () => void fireEvent.click(within(question()).getByRole("button", { name: t("Question_No", "Alex Vargas") })),
    ],
  ])("is answered with no by %s", async (_, act) => {
    const product = linked();
    await asked(product);
    act();
    await pass(product, 0);
    expect(product.writes).toEqual([]);
    expect(screen.queryByRole("group")).not.toBeInTheDocument();
    expect(screen.getByRole("region", { name: "Customer" })).toContainElement(document.activeElement as HTMLElement);
  });

  test("goes away when somebody else changes the link, and the slot stays usable", async () => {
    const product = linked();
    await asked(product);
    product.links.customer = undefined;
    act(() => product.switch());
    await pass(product, 0);
    expect(screen.queryByRole("group")).not.toBeInTheDocument();
    expect(screen.getByRole("combobox", { name: t("Search_customer") })).toBeEnabled();
  });
});

describe("messages of a slot", () => {
  test("offer to undo a replacement", async () => {
    const product = linked();
    product.found.account = [{ accountid: "a2", name: "Contoso" }];
    product.found.contact = [];
    await renderPanel(product);
    await click(product, part("Customer").getByRole("button", { name: "Replace Alex Vargas" }));
    await userEvent.setup().type(screen.getByRole("combobox", { name: t("Search_customer") }), "contoso");
    await pass(product, 250);
    fireEvent.keyDown(screen.getByRole("combobox", { name: t("Search_customer") }), { key: "Enter" });
    await pass(product, 0);
    expect(part("Customer").getByText(t("Notice_Replaced", "Alex Vargas"))).toBeInTheDocument();
    await expectAccessible();
    await click(product, part("Customer").getByRole("button", { name: t("Notice_Undo") }));
    expect(product.links.customer).toMatchObject(alex);
    expect(part("Customer").queryByRole("button", { name: t("Notice_Undo") })).not.toBeInTheDocument();
  });

  test("say which of two records of the same name took the other's place", () => {
    const namesake = (id: string, ...details: string[]) => ({ ...alex, id, details });
    const adventure = namesake("c1", "Adventure Works", "alex@adventure-works.example");
    const northwind = namesake("c9", "Northwind Traders");
    const text = (change: Pick<SlotChange<"customer">, "shown" | "target">, undoable = true) =>
      doneText({ change: { name: "replace", slot: "customer", ...change }, undoable }, "Link", t);
    expect(text({ shown: adventure, target: northwind })).toBe("Alex Vargas (Adventure Works) was replaced");
    expect(text({ shown: adventure, target: northwind }, false)).toBe("Alex Vargas (Northwind Traders) linked");
    expect(text({ shown: adventure, target: namesake("c8", "Adventure Works") })).toBe(
      "Alex Vargas (alex@adventure-works.example) was replaced",
    );
    expect(text({ shown: adventure, target: fabrikam })).toBe("Alex Vargas was replaced");
    expect(text({ shown: adventure, target: undefined })).toBe("Alex Vargas unlinked");
    expect(text({ shown: undefined, target: { ...alex, name: "" } })).toBe(t("Link_Added", t("Record_NoName")));
  });

  test("go after ten seconds, or when dismissed", async () => {
    const product = linked();
    await renderPanel(product);
    await click(product, part("Case").getByRole("button", { name: /^Unlink/ }));
    expect(part("Case").getByText(t("Link_Removed", printer.name))).toBeInTheDocument();
    await pass(product, 10_000);
    expect(part("Case").queryByText(t("Link_Removed", printer.name))).not.toBeInTheDocument();
    await click(product, part("Customer").getByRole("button", { name: /^Unlink/ }));
    await click(product, part("Customer").getByRole("button", { name: t("Notice_Dismiss") }));
    expect(part("Customer").queryByText(t("Link_Removed", "Alex Vargas"))).not.toBeInTheDocument();
  });

  test.each([
    [
      "somebody else was faster",
      (product: FakeProduct) => (product.links.customer = contoso),
      "Notice_changedMeanwhile",
    ],
    [
      "the product agrees and writes nothing",
      (product: FakeProduct) => (product.behaviours = [{ answer: "resolve", writes: false }]),
      "Notice_notTaken",
    ],
    [
      "the product does not answer",
      (product: FakeProduct) => (product.behaviours = [{ answer: "never", writes: false }]),
      "Notice_noAnswer",
    ],
    [
      "the product refuses without a word",
      (product: FakeProduct) => (product.behaviours = [{ answer: "reject", writes: false }]),
      "Notice_refused",
    ],
  ] as const)("say what happened when %s", async (_, prepare, text) => {
    const product = linked();
    await renderPanel(product);
    prepare(product);
    await click(product, part("Customer").getByRole("button", { name: "Unlink Alex Vargas" }));
    await pass(product, 10_000);
    expect(part("Customer").getByText(t(text))).toBeInTheDocument();
    await expectAccessible();
  });
});

describe("a case of somebody else", () => {
  const useFabrikam = t("Mismatch_UseCustomer", "Fabrikam, Inc.");
  const moveCase = t("Mismatch_MoveCase", "Alex Vargas");

  test("is said where the two meet, and settled by one click or the other", async () => {
    const product = contradicting();
    await renderPanel(product);
    expect(part("Case").getByText(t("Mismatch", "Fabrikam, Inc."))).toBeInTheDocument();
    await expectAccessible();
    await click(product, part("Case").getByRole("button", { name: useFabrikam }));
    expect(product.writes).toEqual(["link account a1"]);
    expect(part("Case").queryByText(t("Mismatch", "Fabrikam, Inc."))).not.toBeInTheDocument();
    await click(product, part("Customer").getByRole("button", { name: t("Notice_Undo") }));
    await click(product, part("Case").getByRole("button", { name: moveCase }));
    expect(product.caseCustomer).toMatchObject({ id: "c1" });
    expect(part("Case").getByText(t("Notice_CaseMoved", "Alex Vargas"))).toBeInTheDocument();
    await click(product, part("Case").getByRole("button", { name: t("Notice_Undo") }));
    expect(product.caseCustomer).toMatchObject({ id: "a1" });
  });

  test("offers no remedy that cannot work", async () => {
    const product = contradicting();
    product.denied.add("incident:Write");
    await renderPanel(product, conversationForm, { ...options, actions: new Set<PanelAction>(["open"]) });
    expect(part("Case").getByText(t("Mismatch", "Fabrikam, Inc."))).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: useFabrikam })).not.toBeInTheDocument();
    expect(screen.queryByRole("button", { name: moveCase })).not.toBeInTheDocument();
  });

  test("can be moved in a closed conversation, where links cannot be changed", async () => {
    const product = contradicting();
    product.statuscode = 4;
    await renderPanel(product);
    expect(screen.queryByRole("button", { name: useFabrikam })).not.toBeInTheDocument();
    expect(screen.getByRole("button", { name: moveCase })).toBeInTheDocument();
  });
});

describe("what the user may not do", () => {
  test("is shown with the reason, and does nothing", async () => {
    const product = linked();
    product.denied.add("msdyn_ocliveworkitem:Append");
    await renderPanel(product);
    const unlink = part("Customer").getByRole("button", { name: `Unlink Alex Vargas. ${t("NoPrivilege")}` });
    expect(unlink).toHaveAttribute("aria-disabled", "true");
    await click(product, unlink);
    expect(part("Customer").getByRole("button", { name: /^Replace/ })).toHaveAttribute("aria-disabled", "true");
    expect(product.writes).toEqual([]);
    await expectAccessible();
  });

  test("is said in an empty slot, which then has no search box", async () => {
    const product = new FakeProduct();
    product.denied.add("incident:AppendTo");
    await renderPanel(product);
    expect(part("Case").getByText(t("Slot_NoPrivilege"))).toBeInTheDocument();
    expect(part("Case").queryByRole("combobox")).not.toBeInTheDocument();
    expect(part("Customer").getByRole("combobox")).toBeInTheDocument();
  });

  test("is described where a record cannot be created", async () => {
    const product = new FakeProduct();
    product.denied.add("account:Create");
    const quickCreate = jest.spyOn(product, "quickCreate");
    const { container } = await renderPanel(product);
    const button = part("Customer").getByRole("button", { name: t("New_account") });
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription(t("NoPrivilege"));
    await click(product, button);
    expect(quickCreate).not.toHaveBeenCalled();
    expect(await axe(container)).toHaveNoViolations();
  });

  test("is not offered where the maker does not want it", async () => {
    const product = new FakeProduct();
    product.links.customer = alex;
    await renderPanel(product, conversationForm, { ...options, actions: new Set<PanelAction>(["unlink"]) });
    expect(part("Customer").getAllByRole("button")).toHaveLength(1);
    expect(part("Customer").getByRole("button", { name: "Unlink Alex Vargas" })).toBeInTheDocument();
    expect(part("Case").queryByRole("button")).not.toBeInTheDocument();
    expect(part("Case").queryByRole("combobox")).not.toBeInTheDocument();
  });
});

test.each([
  [3, "Status_3"],
  [5, "Status_5"],
] as const)("in status %s the agent is told what to expect, and can try", async (statuscode, hint) => {
  const product = linked();
  product.statuscode = statuscode;
  await renderPanel(product);
  expect(panel().getByText(t(hint))).toBeInTheDocument();
  expect(part("Customer").getByRole("button", { name: "Unlink Alex Vargas" })).toBeEnabled();
  await expectAccessible();
});

describe("the search box", () => {
  test("marks what matches, and what is inactive", async () => {
    const product = new FakeProduct();
    product.found.contact = [
      { contactid: "c9", fullname: "Robin Counts", statecode: 1 },
      { contactid: "c8", fullname: "Count Robin", statecode: 0 },
    ];
    product.found.account = [];
    await renderPanel(product);
    await userEvent.setup().type(screen.getByRole("combobox", { name: t("Search_customer") }), "robin");
    await pass(product, 250);
    const [first, second] = screen.getAllByRole("option");
    expect(first).toHaveTextContent("Count Robin");
    expect(first).not.toHaveTextContent(t("Search_Inactive"));
    expect(second).toHaveTextContent(`Robin Counts${t("Table_contact")} · ${t("Search_Inactive")}`);
    expect(second?.querySelector("strong")).toHaveTextContent("Robin");
    await expectAccessible();
  });

  test.each([
    [
      "Ctrl+Enter",
      () =>
        void fireEvent.keyDown(screen.getByRole("combobox", { name: t("Search_case") }), {
          key: "Enter",
          ctrlKey: true,
        }),
    ],
    ["its button", () => void fireEvent.click(part("Case").getByRole("button", { name: t("Search_LookUp") }))],
  ])("opens the full lookup by %s, and links what is chosen", async (_, open) => {
    const product = new FakeProduct();
    product.dialogAnswer = printer;
    await renderPanel(product);
    open();
    await pass(product, 0);
    expect(product.writes).toEqual(["link incident i1"]);
  });

  test("says when the lookup does not open", async () => {
    const product = new FakeProduct();
    product.dialogAnswer = new Error("not supported");
    await renderPanel(product);
    await click(product, part("Case").getByRole("button", { name: t("Search_LookUp") }));
    expect(part("Case").getByText(t("Notice_dialogFailed"))).toBeInTheDocument();
    await expectAccessible();
  });
});

test("the company of a linked contact is shown, and opens", async () => {
  const product = linked();
  const retrieve = product.retrieve.bind(product);
  product.retrieve = async (...args) => {
    const row = await retrieve(...args);
    const contact = {
      ...(row.msdyn_customer_msdyn_ocliveworkitem_contact as object),
      _parentcustomerid_value: "a1",
      "_parentcustomerid_value@Microsoft.Dynamics.CRM.lookuplogicalname": "account",
      "_parentcustomerid_value@OData.Community.Display.V1.FormattedValue": "Fabrikam, Inc.",
    };
    return { ...row, msdyn_customer_msdyn_ocliveworkitem_contact: contact };
  };
  await renderPanel(product);
  await click(product, part("Customer").getByRole("button", { name: t("Record_Open", "Fabrikam, Inc.") }));
  expect(product.opened).toMatchObject([{ entityType: "account", id: "a1" }]);
  expect(conversationForm.record?.id).toBe(conversationId);
});
