import { act, fireEvent, screen } from "@testing-library/react";
import { HostFailure, type FailureKind } from "../../LinkedRecordsControl/base/failure";
import { conversationId, FakeProduct, reference, withPeople } from "../support/fakeProduct";
import {
  click,
  conversationForm,
  expectAccessible,
  heard,
  panel,
  part,
  pass,
  renderPanel,
  t,
} from "../support/renderPanel";

const alex = reference("contact", "c1");
const fabrikam = reference("account", "a1");
const printer = reference("incident", "i1");
const caseForm = { record: { entityType: "incident", id: "i1" }, isDesigner: false };
const people = { customer: t("Slot_customer"), primaryContact: t("Slot_primaryContact") };

function linked(): FakeProduct {
  const product = new FakeProduct();
  product.links.customer = alex;
  product.links.case = printer;
  return product;
}

const customerButton = (name: string): HTMLElement => part("Customer").getByRole("button", { name });
const [searchBox, caseBox] = [t("Search_customer"), t("Search_case")];
const box = (name = searchBox): HTMLElement => screen.getByRole("combobox", { name });
const firstOf = (name: string): HTMLElement | undefined =>
  screen.getAllByRole("button", { name: t("Record_Open", name) })[0];

/** Presses a button as the keyboard does: with the focus on it. */
async function press(product: FakeProduct, button: HTMLElement): Promise<void> {
  act(() => button.focus());
  await click(product, button);
}

/** Types into a search box and takes the first hit. */
async function choose(product: FakeProduct, name: string, text: string): Promise<void> {
  act(() => box(name).focus());
  fireEvent.change(box(name), { target: { value: text } });
  await pass(product, 250);
  fireEvent.keyDown(box(name), { key: "Enter" });
  await pass(product, 0);
}

describe("the focus", () => {
  test("goes to the card after a link, to the search box after an unlink, and to the card after the undo", async () => {
    const product = new FakeProduct();
    await renderPanel(product);
    await choose(product, caseBox, "printer");
    expect(firstOf(printer.name)).toHaveFocus();
    await press(product, part("Case").getByRole("button", { name: t("Link_Remove", printer.name) }));
    expect(box(caseBox)).toHaveFocus();
    await press(product, part("Case").getByRole("button", { name: t("Notice_Undo") }));
    expect(firstOf(printer.name)).toHaveFocus();
    await press(product, part("Case").getByRole("button", { name: t("Notice_Dismiss") }));
    expect(firstOf(printer.name)).toHaveFocus();
  });

  test("stays in the search box while a link runs, and when it fails", async () => {
    const product = new FakeProduct();
    product.behaviours = [{ answer: "reject", reason: "No", writes: false, answerAfter: 500 }];
    await renderPanel(product);
    await choose(product, caseBox, "printer");
    expect(part("Case").getByText(t("Busy_linking"))).toBeInTheDocument();
    expect(box(caseBox)).toHaveFocus();
    // What is typed meanwhile changes nothing.
    fireEvent.keyDown(box(caseBox), { key: "Escape" });
    expect(box(caseBox)).toHaveValue("printer");
    await pass(product, 500);
    expect(part("Case").getByText(t("Notice_refused"))).toBeInTheDocument();
    expect(box(caseBox)).toHaveFocus();
    await press(product, part("Case").getByRole("button", { name: t("Panel_TryAgain") }));
    expect(product.links.case).toMatchObject({ id: "i1" });
    expect(firstOf(printer.name)).toHaveFocus();
  });

  test("goes back to the button that began a replacement, with Esc", async () => {
    const product = linked();
    await renderPanel(product);
    const replace = customerButton(t("Record_Replace", alex.name));
    await press(product, replace);
    expect(box()).toHaveFocus();
    fireEvent.change(box(), { target: { value: "x" } });
    fireEvent.keyDown(box(), { key: "Escape" });
    expect(box()).toHaveFocus();
    fireEvent.keyDown(box(), { key: "Escape" });
    await pass(product, 0);
    expect(replace).toHaveFocus();
  });

  test("stays in the slot when the time of a message is over", async () => {
    const product = linked();
    await renderPanel(product);
    await press(product, customerButton(t("Link_Remove", alex.name)));
    act(() => customerButton(t("Notice_Undo")).focus());
    await pass(product, 10_000);
    expect(box()).toHaveFocus();
  });

  test("is not taken from elsewhere", async () => {
    const product = linked();
    await renderPanel(product);
    await press(product, customerButton(t("Link_Remove", alex.name)));
    await pass(product, 0);
    act(() => box().blur());
    await act(() => new Promise((resolve) => setTimeout(resolve)));
    await pass(product, 10_000);
    expect(document.body).toHaveFocus();
  });

  test("goes to the card of a case that was moved", async () => {
    const product = linked();
    product.caseCustomer = fabrikam;
    await renderPanel(product);
    await press(product, part("Case").getByRole("button", { name: t("Mismatch_MoveCase", alex.name) }));
    expect(firstOf(printer.name)).toHaveFocus();
  });

  test("stays in the search box after its second try", async () => {
    const product = new FakeProduct();
    await renderPanel(product);
    product.failSearch = new HostFailure("server", "");
    await choose(product, searchBox, "alex");
    product.failSearch = undefined;
    await press(product, customerButton(t("Panel_TryAgain")));
    expect(screen.getAllByRole("option").length).toBeGreaterThan(0);
    expect(box()).toHaveFocus();
  });

  test("goes to the first card when the panel could be read at last, and stays on the button until then", async () => {
    const product = linked();
    product.failReads = new HostFailure("server", "");
    await renderPanel(product);
    const again = screen.getByRole("button", { name: t("Panel_TryAgain") });
    await press(product, again);
    expect(again).toHaveFocus();
    product.failReads = undefined;
    await press(product, again);
    expect(firstOf(alex.name)).toHaveFocus();
  });

  test("stays in the panel when the part that had it goes", async () => {
    const product = withPeople();
    product.current = conversationId;
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await renderPanel(product, caseForm);
    const current = part(t("Case_Current"));
    await press(product, current.getByRole("button", { name: t("Case_LinkCurrent") }));
    product.statuscode = 4;
    await click(product, screen.getByRole("button", { name: t("Panel_Refresh") }));
    await press(product, current.getByRole("button", { name: t("Notice_Dismiss") }));
    expect(screen.queryByRole("region", { name: t("Case_Current") })).not.toBeInTheDocument();
    expect(firstOf(fabrikam.name)).toHaveFocus();
  });
});

describe("what screen readers hear", () => {
  test("is every outcome in a slot, as long as it is shown", async () => {
    const product = new FakeProduct();
    product.dialogAnswer = alex;
    await renderPanel(product);
    expect(heard()).toEqual({ politely: [], atOnce: [] });
    product.behaviours = [{ answer: "resolve", writes: true, answerAfter: 500 }];
    await click(product, customerButton(t("New_contact")));
    expect(heard().politely).toEqual([t("Busy_linking")]);
    await pass(product, 500);
    expect(heard().politely).toEqual([t("Link_Added", alex.name)]);
    await click(product, customerButton(t("Link_Remove", alex.name)));
    expect(heard().politely).toEqual([t("Link_Removed", alex.name)]);
    await click(product, customerButton(t("Notice_Undo")));
    expect(heard().politely).toEqual([t("Notice_Undone")]);
    await click(product, customerButton(t("Record_Replace", alex.name)));
    await choose(product, searchBox, "fabrikam");
    expect(heard().politely).toContain(t("Notice_Replaced", alex.name));
    await pass(product, 10_000);
    product.behaviours = [{ answer: "reject", reason: "No", writes: false }];
    await click(product, customerButton(t("Link_Remove", reference("account", "a1").name)));
    expect(heard().atOnce).toEqual([t("Notice_refused")]);
    await expectAccessible();
  });

  test("is who a case belongs to, and to whom it was moved", async () => {
    const product = linked();
    product.caseCustomer = fabrikam;
    await renderPanel(product);
    expect(heard()).toEqual({ politely: [t("Mismatch", fabrikam.name)], atOnce: [] });
    await click(product, part("Case").getByRole("button", { name: t("Mismatch_MoveCase", alex.name) }));
    expect(heard().politely).toEqual([t("Notice_CaseMoved", alex.name)]);
  });

  test("is how sending an article ended", async () => {
    const product = linked();
    product.dialogAnswer = { entityType: "knowledgearticle", id: "k1", name: "" };
    await renderPanel(product);
    await click(product, screen.getByRole("button", { name: t("Article_Send") }));
    expect(heard().politely).toEqual([t("Article_composed")]);
    product.dialogAnswer = new Error("no dialog");
    await click(product, screen.getByRole("button", { name: t("Article_Send") }));
    expect(heard()).toEqual({ politely: [], atOnce: [t("Article_failed")] });
  });

  test("is how a refresh ended", async () => {
    const product = linked();
    await renderPanel(product);
    const refresh = screen.getByRole("button", { name: t("Panel_Refresh") });
    await click(product, refresh);
    expect(heard()).toEqual({ politely: [t("Panel_UpToDate")], atOnce: [] });
    product.failReads = new HostFailure("offline", "");
    await click(product, refresh);
    const failed = `${t("Panel_NotRefreshed")} ${t("Failure_offline")}`;
    expect(heard()).toEqual({ politely: [], atOnce: [failed] });
    product.failReads = undefined;
    await click(product, panel().getByRole("button", { name: t("Panel_TryAgain") }));
    expect(heard()).toEqual({ politely: [t("Panel_UpToDate")], atOnce: [] });
    expect(panel().getByText(t("Panel_UpToDate"))).toBeInTheDocument();
  });

  test("calls a contact of a case removed, and added", async () => {
    const product = withPeople();
    await renderPanel(product, caseForm);
    const contact = part(people.primaryContact);
    await click(product, contact.getByRole("button", { name: t("Role_Remove", alex.name) }));
    expect(heard().politely).toEqual([t("Role_Removed", alex.name)]);
    product.dialogAnswer = alex;
    await click(product, contact.getByRole("button", { name: t("Search_LookUp") }));
    expect(heard().politely).toEqual([t("Role_Added", alex.name)]);
  });
});

describe("a refresh", () => {
  test("turns in its button while it runs, on conversations and cases", async () => {
    for (const form of [conversationForm, caseForm]) {
      const product = linked();
      const { unmount } = await renderPanel(product, form);
      const retrieve = product.retrieve.bind(product);
      product.retrieve = async (...args) => {
        await product.clock.delay(500);
        return retrieve(...args);
      };
      const refresh = screen.getByRole("button", { name: t("Panel_Refresh") });
      await click(product, refresh);
      expect(refresh.querySelector(".fui-Spinner")).not.toBeNull();
      expect(refresh).toHaveAttribute("aria-disabled", "true");
      expect(screen.getByRole("region", { name: t("Panel_Title") })).toHaveAttribute("aria-busy", "true");
      await expectAccessible();
      await pass(product, 500);
      expect(refresh.querySelector(".fui-Spinner")).toBeNull();
      expect(screen.getByRole("region", { name: t("Panel_Title") })).not.toHaveAttribute("aria-busy", "true");
      expect(refresh).toBeInTheDocument();
      unmount();
    }
  });
});

describe("a failure", () => {
  const sentences: readonly [FailureKind, string, number?][] = [
    ["forbidden", t("Failure_forbidden")],
    ["missing", t("Failure_missing")],
    ["conflict", t("Failure_conflict")],
    ["busy", t("Failure_busy")],
    ["busy", t("Failure_busyFor", 17), 16.2],
    ["busy", t("Failure_busyFor", 2), 0],
    ["server", t("Failure_server")],
    ["offline", t("Failure_offline")],
    ["timeout", t("Failure_timeout")],
    ["unknown", ""],
  ];
  const told = (text: string, why: string): string => `${text} ${why}`.trim();

  test.each(sentences)("that is %s has its own sentence, the host's words behind a button: %s", async (...failure) => {
    const [kind, why, retryAfter] = failure;
    const product = linked();
    await renderPanel(product);
    product.failReads = new HostFailure(kind, "0x80040220: SecLib::AccessCheckEx failed", { retryAfter });
    await click(product, screen.getByRole("button", { name: t("Panel_Refresh") }));
    expect(panel().getByText(told(t("Panel_NotRefreshed"), why))).toBeInTheDocument();
    expect(screen.queryByText(/SecLib/)).not.toBeInTheDocument();
    await click(product, panel().getByRole("button", { name: t("Notice_Details"), expanded: false }));
    expect(panel().getByText("0x80040220: SecLib::AccessCheckEx failed")).toBeInTheDocument();
    await expectAccessible();
    await click(product, panel().getByRole("button", { name: t("Notice_Details"), expanded: true }));
    expect(screen.queryByText(/SecLib/)).not.toBeInTheDocument();
  });

  test("of a search says why, and can be tried again", async () => {
    const product = new FakeProduct();
    await renderPanel(product);
    product.failSearch = new HostFailure("busy", "Number of requests exceeded the limit", { retryAfter: 30 });
    await choose(product, searchBox, "alex");
    expect(part("Customer").getByText(told(t("Search_Failed"), t("Failure_busyFor", 30)))).toBeInTheDocument();
    expect(customerButton(t("Notice_Details"))).toBeInTheDocument();
  });

  test("of a link says why, and can be tried again", async () => {
    const product = new FakeProduct();
    await renderPanel(product);
    product.failReads = new HostFailure("offline", "");
    await choose(product, searchBox, "alex");
    expect(part("Customer").getByText(told(t("Notice_notTried"), t("Failure_offline")))).toBeInTheDocument();
    expect(part("Customer").queryByRole("button", { name: t("Notice_Details") })).not.toBeInTheDocument();
    product.failReads = undefined;
    await click(product, customerButton(t("Panel_TryAgain")));
    expect(part("Customer").getByText(t("Link_Added", alex.name))).toBeInTheDocument();
  });

  test("of the list of conversations says why", async () => {
    const product = withPeople();
    product.failSearch = new HostFailure("server", "");
    await renderPanel(product, caseForm);
    expect(panel().getByText(told(t("Case_ConversationsFailed"), t("Failure_server")))).toBeInTheDocument();
  });

  test("that another try cannot mend offers none", async () => {
    const product = linked();
    await renderPanel(product);
    product.links.customer = fabrikam;
    await click(product, customerButton(t("Link_Remove", alex.name)));
    expect(part("Customer").getByText(t("Notice_changedMeanwhile"))).toBeInTheDocument();
    expect(part("Customer").queryByRole("button", { name: t("Panel_TryAgain") })).not.toBeInTheDocument();
  });
});

test("of the two ways out of a mismatch, to link the case's customer weighs more", async () => {
  const product = linked();
  product.caseCustomer = fabrikam;
  await renderPanel(product);
  const look = (name: string): string => part("Case").getByRole("button", { name }).className;
  const looks = [t("Mismatch_UseCustomer", fabrikam.name), t("Mismatch_MoveCase", alex.name)].map(look);
  expect(looks[0]).not.toBe(looks[1]);
});

test("a case that was moved in a closed conversation can be moved back", async () => {
  const product = linked();
  product.caseCustomer = fabrikam;
  product.statuscode = 4;
  await renderPanel(product);
  await click(product, part("Case").getByRole("button", { name: t("Mismatch_MoveCase", alex.name) }));
  await click(product, part("Case").getByRole("button", { name: t("Notice_Undo") }));
  expect(product.caseCustomer).toMatchObject({ id: "a1" });
});
