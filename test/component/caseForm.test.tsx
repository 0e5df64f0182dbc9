import { act, fireEvent, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { HostFailure } from "../../LinkedRecordsControl/base/failure";
import type { PanelAction } from "../../LinkedRecordsControl/base/options";
import { conversationId, FakeProduct, options, reference, withPeople } from "../support/fakeProduct";
import { click, expectAccessible, panel, part, pass, renderPanel, t } from "../support/renderPanel";

const caseForm = { record: { entityType: "incident", id: "i1" }, isDesigner: false };
const alex = reference("contact", "c1");
const fabrikam = reference("account", "a1");
const people = { customer: t("Slot_customer"), primaryContact: t("Slot_primaryContact") };

describe("the people of a case", () => {
  async function replaceCustomer(product: FakeProduct, chosen = options): Promise<void> {
    await renderPanel(product, caseForm, chosen);
    await click(product, part(people.customer).getByRole("button", { name: t("Record_Replace", "Fabrikam, Inc.") }));
    const box = part(people.customer).getByRole("combobox", { name: t("Search_customer") });
    expect(box).toHaveFocus();
    await userEvent.setup().type(box, "robin");
    await pass(product, 250);
    await click(product, screen.getByRole("option", { name: /Robin Counts/ }));
  }

  test("are shown with what they are", async () => {
    await renderPanel(withPeople(), caseForm);
    expect(part(people.customer).getByRole("article", { name: "Fabrikam, Inc." })).toBeInTheDocument();
    expect(part(people.primaryContact).getByRole("article", { name: "Alex Vargas" })).toBeInTheDocument();
    await expectAccessible();
  });

  test("are replaced, and brought back", async () => {
    const product = withPeople();
    await replaceCustomer(product);
    expect(part(people.customer).getByRole("article", { name: "Robin Counts" })).toBeInTheDocument();
    expect(part(people.customer).getByText(t("Notice_Replaced", "Fabrikam, Inc."))).toBeInTheDocument();
    await expectAccessible();
    await click(product, part(people.customer).getByRole("button", { name: t("Notice_Undo") }));
    expect(product.caseCustomer).toEqual(fabrikam);
  });

  test("are not replaced when the agent thinks better of it", async () => {
    const product = withPeople();
    await renderPanel(product, caseForm);
    const replace = part(people.customer).getByRole("button", { name: t("Record_Replace", "Fabrikam, Inc.") });
    await click(product, replace);
    fireEvent.keyDown(part(people.customer).getByRole("combobox"), { key: "Escape" });
    expect(part(people.customer).queryByRole("combobox")).not.toBeInTheDocument();
    expect(replace).toHaveFocus();
    await click(product, replace);
    await click(
      product,
      part(people.customer).getByRole("button", { name: t("Record_ReplaceStop", "Fabrikam, Inc.") }),
    );
    expect(part(people.customer).queryByRole("combobox")).not.toBeInTheDocument();
  });

  test("are asked about first where the maker wants it so", async () => {
    const product = withPeople();
    await replaceCustomer(product, { ...options, confirmReplace: true });
    const question = screen.getByRole("group", { name: t("Question_Replace", "Fabrikam, Inc.", "Robin Counts") });
    await expectAccessible();
    fireEvent.keyDown(question, { key: "Escape" });
    await pass(product, 0);
    expect(product.writes).toEqual([]);
    await click(product, screen.getByRole("option", { name: /Robin Counts/ }));
    await click(product, screen.getByRole("button", { name: t("Question_Yes") }));
    expect(product.caseCustomer).toMatchObject({ id: "c2" });
  });

  test("can be removed where the case does not need them, and brought back", async () => {
    const product = withPeople();
    await renderPanel(product, caseForm);
    expect(part(people.customer).queryByRole("button", { name: /^Remove/ })).not.toBeInTheDocument();
    await click(product, part(people.primaryContact).getByRole("button", { name: t("Role_Remove", "Alex Vargas") }));
    expect(part(people.primaryContact).getByText(t("Case_primaryContact_empty"))).toBeInTheDocument();
    expect(part(people.primaryContact).getByRole("combobox", { name: t("Search_primaryContact") })).toBeEnabled();
    expect(part(people.primaryContact).getByText(t("Role_Removed", "Alex Vargas"))).toBeInTheDocument();
    await expectAccessible();
    await click(product, part(people.primaryContact).getByRole("button", { name: t("Notice_Undo") }));
    expect(product.primaryContact.record).toEqual(alex);
  });

  test("can be chosen in the full lookup, with the keyboard", async () => {
    const product = withPeople();
    product.primaryContact.record = undefined;
    product.dialogAnswer = alex;
    await renderPanel(product, caseForm);
    fireEvent.keyDown(part(people.primaryContact).getByRole("combobox"), { key: "Enter", ctrlKey: true });
    await pass(product, 0);
    expect(product.primaryContact.record).toEqual(alex);
  });

  test("say why they could not be saved", async () => {
    const product = withPeople();
    product.failUpdate = new HostFailure("forbidden", "The case is locked.");
    await replaceCustomer(product);
    const message = `${t("Notice_notSaved")} ${t("Failure_forbidden")}`;
    expect(part(people.customer).getByText(message)).toBeInTheDocument();
    const details = part(people.customer).getByRole("button", { name: t("Notice_Details"), expanded: false });
    expect(screen.queryByText("The case is locked.")).not.toBeInTheDocument();
    fireEvent.click(details);
    expect(details).toHaveAttribute("aria-expanded", "true");
    expect(part(people.customer).getByText("The case is locked.")).toBeInTheDocument();
    expect(part(people.customer).getByRole("article", { name: "Fabrikam, Inc." })).toBeInTheDocument();
    await expectAccessible();
  });

  test.each([
    ["Case_ReadOnly_inactive", (product: FakeProduct): unknown => (product.caseState = 1)],
    ["Case_ReadOnly_noPrivilege", (product: FakeProduct): unknown => product.denied.add("incident:Write")],
  ] as const)("are shown only, with the reason: %s", async (text, prepare) => {
    const product = withPeople();
    prepare(product);
    await renderPanel(product, caseForm);
    expect(panel().getByText(t(text))).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^(Replace|Remove)/ })).not.toBeInTheDocument();
    expect(screen.queryByRole("combobox")).not.toBeInTheDocument();
    await expectAccessible();
  });

  test("are shown only where the maker wants it so", async () => {
    await renderPanel(withPeople(), caseForm, { ...options, readOnly: true });
    expect(panel().getByText(t("Case_ReadOnly_formReadOnly"))).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: /^(Replace|Remove)/ })).not.toBeInTheDocument();
  });

  test("are offered what the maker allows", async () => {
    await renderPanel(withPeople(), caseForm, { ...options, actions: new Set<PanelAction>(["unlink"]) });
    expect(part(people.customer).queryByRole("button")).not.toBeInTheDocument();
    expect(part(people.primaryContact).getAllByRole("button")).toHaveLength(1);
  });
});

describe("the conversation of the session", () => {
  const title = t("Case_Current");
  const withCurrent = (): FakeProduct => {
    const product = withPeople();
    product.current = conversationId;
    return product;
  };

  test("is linked to the case by one button, and unlinked by the same", async () => {
    const product = withCurrent();
    await renderPanel(product, caseForm);
    expect(part(title).getByText("Live chat")).toBeInTheDocument();
    await expectAccessible();
    await click(product, part(title).getByRole("button", { name: t("Case_LinkCurrent") }));
    expect(product.writes).toEqual(["link incident i1"]);
    expect(part(title).getByText(t("Case_CurrentLinked"))).toBeInTheDocument();
    await expectAccessible();
    await click(product, part(title).getByRole("button", { name: t("Case_UnlinkCurrent") }));
    expect(product.links.case).toBeUndefined();
  });

  test("says which case would be replaced", async () => {
    const product = withCurrent();
    product.links.case = reference("incident", "i2");
    await renderPanel(product, caseForm);
    expect(part(title).getByText(t("Case_LinkCurrentReplaces", "Invoice is missing"))).toBeInTheDocument();
    await click(product, part(title).getByRole("button", { name: t("Case_LinkCurrent") }));
    expect(product.links.case).toMatchObject({ id: "i1" });
  });

  test("says why it could not be linked", async () => {
    const product = withCurrent();
    product.behaviours = [{ answer: "reject", reason: "Not yours.", writes: false }];
    await renderPanel(product, caseForm);
    await click(product, part(title).getByRole("button", { name: t("Case_LinkCurrent") }));
    expect(part(title).getByText(t("Notice_refused"))).toBeInTheDocument();
    await expectAccessible();
    await click(product, part(title).getByRole("button", { name: t("Notice_Dismiss") }));
    expect(part(title).queryByText(t("Notice_refused"))).not.toBeInTheDocument();
  });

  test.each([
    ["there is none", () => new FakeProduct()],
    [
      "it is closed",
      () => {
        const product = withCurrent();
        product.statuscode = 4;
        return product;
      },
    ],
  ])("is not offered where %s", async (_, prepare) => {
    await renderPanel(prepare(), caseForm);
    expect(screen.queryByRole("region", { name: title })).not.toBeInTheDocument();
  });

  test.each([
    ["linked", "incident:AppendTo", undefined, "Case_LinkCurrent"],
    ["linked", "msdyn_ocliveworkitem:Append", undefined, "Case_LinkCurrent"],
    ["unlinked", "msdyn_ocliveworkitem:Append", "i1", "Case_UnlinkCurrent"],
  ] as const)("cannot be %s without %s, and says why", async (_, privilege, linkedCase, text) => {
    const product = withCurrent();
    product.links.case = linkedCase && reference("incident", linkedCase);
    product.denied.add(privilege);
    await renderPanel(product, caseForm);
    const button = part(title).getByRole("button", { name: t(text) });
    expect(button).toHaveAttribute("aria-disabled", "true");
    expect(button).toHaveAccessibleDescription(t("NoPrivilege"));
    await click(product, button);
    expect(product.writes).toEqual([]);
    await expectAccessible();
  });

  test("has no button for what the maker does not want", async () => {
    const product = withCurrent();
    await renderPanel(product, caseForm, { ...options, actions: new Set<PanelAction>(["unlink"]) });
    expect(part(title).queryByRole("button")).not.toBeInTheDocument();
  });
});

describe("the list of conversations", () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ activityid: `w${index}`, subject: `Chat ${index}`, statuscode: 4 }));

  test("reads on when the agent asks for more, and says so", async () => {
    const product = withPeople();
    product.conversations = many(45);
    await renderPanel(product, caseForm);
    expect(screen.getByRole("region", { name: t("Case_ConversationsCount", "20+") })).toBeInTheDocument();
    await click(product, screen.getByRole("button", { name: t("Case_More") }));
    expect(part(t("Case_ConversationsCount", "40+")).getAllByRole("listitem")).toHaveLength(40);
    await click(product, screen.getByRole("button", { name: t("Case_More") }));
    expect(part(t("Case_ConversationsCount", 45)).getAllByRole("listitem")).toHaveLength(45);
    expect(screen.queryByRole("button", { name: t("Case_More") })).not.toBeInTheDocument();
    await expectAccessible();
  });

  test("reads on when the agent scrolls near its end", async () => {
    const product = withPeople();
    product.conversations = many(21);
    await renderPanel(product, caseForm);
    const list = part(t("Case_ConversationsCount", "20+")).getByRole("list");
    Object.defineProperties(list, { scrollHeight: { value: 1000 }, clientHeight: { value: 400 } });
    fireEvent.scroll(list, { target: { scrollTop: 100 } });
    await pass(product, 0);
    expect(list.childElementCount).toBe(20);
    fireEvent.scroll(list, { target: { scrollTop: 300 } });
    await pass(product, 0);
    expect(list.childElementCount).toBe(21);
  });

  test("renders each conversation once, however many pages follow it", async () => {
    const product = withPeople();
    product.conversations = many(60);
    const rendered: (string | number)[] = [];
    await renderPanel(product, caseForm, options, (key, ...values) => {
      if (key === "Record_Open" && String(values[0]).startsWith("Chat ")) {
        rendered.push(String(values[0]));
      }
      return t(key, ...values);
    });
    await click(product, screen.getByRole("button", { name: t("Case_More") }));
    await click(product, screen.getByRole("button", { name: t("Case_More") }));
    expect(rendered).toEqual(product.conversations.map(({ subject }) => subject));
  });

  test("is one stop of the Tab key, with arrow keys, Home and End inside", async () => {
    const product = withPeople();
    product.conversations = many(3);
    await renderPanel(product, caseForm);
    const links = part(t("Case_ConversationsCount", 3)).getAllByRole("button");
    const stops = (): number[] => links.map((link) => link.tabIndex);
    expect(stops()).toEqual([0, -1, -1]);
    act(() => links[0]?.focus());
    for (const [key, at] of [
      ["ArrowUp", 0],
      ["ArrowDown", 1],
      ["End", 2],
      ["ArrowDown", 2],
      ["ArrowUp", 1],
      ["a", 1],
      ["Home", 0],
    ] as const) {
      fireEvent.keyDown(document.activeElement ?? document.body, { key });
      expect([key, document.activeElement]).toEqual([key, links[at]]);
      expect(stops().indexOf(0)).toBe(at);
      expect(stops().filter((stop) => stop === 0)).toHaveLength(1);
    }
    await expectAccessible();
  });

  test("keeps the focus on the button while the next page comes, and at its place after the last one", async () => {
    const product = withPeople();
    product.conversations = many(45);
    await renderPanel(product, caseForm);
    const more = screen.getByRole("button", { name: t("Case_More") });
    act(() => more.focus());
    await click(product, more);
    expect(part(t("Case_ConversationsCount", "40+")).getByRole("button", { name: t("Case_More") })).toHaveFocus();
    await click(product, more);
    expect(screen.getByRole("region", { name: t("Case_ConversationsCount", 45) })).toHaveFocus();
  });

  test("keeps what it has when the next page fails, and tries again", async () => {
    const product = withPeople();
    product.conversations = many(21);
    await renderPanel(product, caseForm);
    product.failSearch = new HostFailure("unknown", "");
    await click(product, screen.getByRole("button", { name: t("Case_More") }));
    expect(panel().getByText(t("Case_MoreFailed"))).toBeInTheDocument();
    expect(part(t("Case_ConversationsCount", "20+")).getAllByRole("listitem")).toHaveLength(20);
    await expectAccessible();
    product.failSearch = undefined;
    await click(product, screen.getByRole("button", { name: t("Panel_TryAgain") }));
    expect(part(t("Case_ConversationsCount", 21)).getAllByRole("listitem")).toHaveLength(21);
  });

  test("names channel, agent and times, and cannot be opened where the maker does not want it", async () => {
    const formatted = "@OData.Community.Display.V1.FormattedValue";
    const product = withPeople();
    product.conversations = [
      {
        activityid: "w1",
        statuscode: 4,
        msdyn_channel: "1",
        [`msdyn_channel${formatted}`]: "Voice",
        _msdyn_activeagentid_value: "u1",
        [`_msdyn_activeagentid_value${formatted}`]: "Jamie Reding",
        msdyn_startedon: "10:04",
        msdyn_closedon: "10:20",
      },
    ];
    await renderPanel(product, caseForm, { ...options, actions: new Set<PanelAction>(["link"]) });
    const line = part(t("Case_ConversationsCount", 1)).getByRole("listitem");
    expect(line).toHaveTextContent(`${t("Record_NoName")}4Voice · Jamie Reding · ${t("Case_Times", "10:04", "10:20")}`);
    expect(within(line).queryByRole("button")).not.toBeInTheDocument();
  });
});
