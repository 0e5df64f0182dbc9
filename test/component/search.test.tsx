import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, fireEvent, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import * as React from "react";
import { HostFailure } from "../../LinkedRecordsControl/base/failure";
import { RecordAvatar } from "../../LinkedRecordsControl/view/parts/RecordAvatar";
import { FakeProduct, reference } from "../support/fakeProduct";
import { expectAccessible, part, pass, renderPanel, t } from "../support/renderPanel";

const box = (): HTMLElement => screen.getByRole("combobox", { name: t("Search_customer") });
const options = (): HTMLElement[] => screen.queryAllByRole("option");
const marked = (): HTMLElement | null => screen.queryByRole("option", { selected: true });
const press = (key: string): void => void fireEvent.keyDown(box(), { key });

/** A panel whose search finds these contacts. */
async function panelFinding(
  ...contacts: readonly (readonly [id: string, name: string, state?: number])[]
): Promise<FakeProduct> {
  const product = new FakeProduct();
  product.found.account = [];
  product.found.contact = contacts.map(([contactid, fullname, statecode = 0]) => ({ contactid, fullname, statecode }));
  await renderPanel(product);
  return product;
}

const type = (text: string): Promise<void> => userEvent.setup().type(box(), text);

async function search(product: FakeProduct, text: string): Promise<void> {
  await type(text);
  await pass(product, 250);
}

describe("Enter before there is a hit", () => {
  test("links the one that comes, where it is the only one", async () => {
    const product = await panelFinding(["c1", "Alex Vargas"]);
    await type("vargas");
    press("Enter");
    expect(product.writes).toEqual([]);
    await pass(product, 250);
    expect(product.writes).toEqual(["link contact c1"]);
  });

  test.each([
    [
      "more than one comes",
      [
        ["c1", "Alex Vargas"],
        ["c2", "Robin Counts"],
      ],
      "Alex Vargas",
    ],
    ["the one that comes is inactive", [["c1", "Alex Vargas", 1]], undefined],
  ] as const)("leaves the choice where %s", async (_, contacts, first) => {
    const product = await panelFinding(...contacts);
    await type("a b");
    press("Enter");
    await pass(product, 250);
    expect(product.writes).toEqual([]);
    expect(options()).toHaveLength(contacts.length);
    expect(marked()?.textContent).toEqual(first === undefined ? undefined : expect.stringContaining(first));
  });

  test.each([
    ["another letter", () => type("s")],
    ["Esc", () => Promise.resolve(press("Escape"))],
    [
      "going elsewhere",
      () => {
        act(() => box().blur());
        return Promise.resolve();
      },
    ],
  ])("is forgotten after %s", async (_, next) => {
    const product = await panelFinding(["c1", "Alex Vargas"]);
    await type("varga");
    press("Enter");
    await next();
    await pass(product, 1000);
    expect(product.writes).toEqual([]);
  });

  test.each([
    ["a click on a hit of the earlier text", () => void fireEvent.click(options()[0] ?? document.body)],
    ["Enter on one that was marked", () => ["ArrowDown", "Enter"].forEach(press)],
  ])("is not what %s means", async (_, choose) => {
    const product = await panelFinding(["c1", "Alex Vargas"], ["c2", "Robin Counts"]);
    await search(product, "varga");
    product.found.contact = [{ contactid: "c2", fullname: "Robin Counts" }];
    await type("s");
    choose();
    await pass(product, 250);
    expect(options()).toHaveLength(1);
    expect(product.writes).toEqual([]);
  });

  test("means nothing once the search has failed", async () => {
    const product = await panelFinding(["c1", "Alex Vargas"]);
    product.failSearch = new HostFailure("offline", "");
    await type("vargas");
    press("Enter");
    await pass(product, 250);
    product.failSearch = undefined;
    fireEvent.click(screen.getByRole("button", { name: t("Panel_TryAgain") }));
    expect(box()).toHaveFocus();
    await pass(product, 250);
    expect(options()).toHaveLength(1);
    expect(product.writes).toEqual([]);
  });
});

test("Enter that ends a composed word links nothing", async () => {
  const product = await panelFinding(["c1", "Alex Vargas"]);
  await search(product, "vargas");
  fireEvent.keyDown(box(), { key: "Enter", isComposing: true });
  await pass(product, 250);
  expect(product.writes).toEqual([]);
});

describe("an inactive record", () => {
  test("says so, is not marked, and is linked by choosing it", async () => {
    const product = await panelFinding(["c2", "Robin Counts", 1]);
    await search(product, "robin");
    expect(options()[0]).toHaveTextContent(`Robin Counts${t("Table_contact")} · ${t("Search_Inactive")}`);
    expect(marked()).toBeNull();
    expect(box()).not.toHaveAttribute("aria-activedescendant");
    await expectAccessible();
    press("Enter");
    await pass(product, 0);
    expect(product.writes).toEqual([]);
    press("ArrowUp");
    press("Enter");
    await pass(product, 0);
    expect(product.writes).toEqual(["link contact c2"]);
  });

  test.each([
    [0, 0],
    [1, 1],
  ])("of the state %i says so on its card %i times", async (statecode, times) => {
    const product = new FakeProduct();
    product.links.customer = reference("contact", "c1");
    const retrieve = product.retrieve.bind(product);
    const contact = { contactid: "c1", fullname: "Alex Vargas", statecode };
    product.retrieve = async (...args) => ({
      ...(await retrieve(...args)),
      msdyn_customer_msdyn_ocliveworkitem_contact: contact,
    });
    await renderPanel(product);
    expect(part("Customer").queryAllByText(t("Search_Inactive"))).toHaveLength(times);
    await expectAccessible();
  });
});

describe("the lookup", () => {
  const open: readonly (readonly [string, () => unknown])[] = [
    ["Ctrl+Enter", () => fireEvent.keyDown(box(), { key: "Enter", ctrlKey: true })],
    ["its button", () => fireEvent.click(part("Customer").getByRole("button", { name: t("Search_LookUp") }))],
    ["“show all”", () => fireEvent.click(screen.getByRole("button", { name: t("Search_ShowAll") }))],
  ];

  test.each(open)("opens with what was typed, by %s", async (_, act) => {
    const product = await panelFinding(...Array.from({ length: 11 }, (_, at) => [`c${at}`, `Alex ${at}`] as const));
    const lookup = jest.spyOn(product, "lookup");
    await search(product, "alex ");
    expect(options()).toHaveLength(10);
    expect(screen.getByText(t("Search_First", 10))).toBeInTheDocument();
    await expectAccessible();
    act();
    await pass(product, 0);
    expect(lookup).toHaveBeenCalledWith(["contact", "account"], "alex");
  });

  test("is not offered for the rest where there is none", async () => {
    const product = await panelFinding(["c1", "Alex Vargas"]);
    await search(product, "alex");
    expect(screen.getByText(t("Search_Count", 1))).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: t("Search_ShowAll") })).not.toBeInTheDocument();
  });
});

describe("the hits", () => {
  test("close when the focus leaves, and open when it comes back", async () => {
    const product = await panelFinding(["c1", "Alex Vargas"]);
    await search(product, "alex");
    act(() => box().blur());
    expect(options()).toHaveLength(0);
    expect(box()).toHaveAttribute("aria-expanded", "false");
    expect(screen.queryByText(t("Search_Count", 1))).not.toBeInTheDocument();
    act(() => box().focus());
    expect(options()).toHaveLength(1);
    expect(box()).toHaveValue("alex");
  });

  test("stay while the focus is on a button of the search", async () => {
    const product = await panelFinding(["c1", "Alex Vargas"]);
    await search(product, "alex");
    act(() =>
      part("Customer")
        .getByRole("button", { name: t("Search_LookUp") })
        .focus(),
    );
    expect(options()).toHaveLength(1);
  });

  test("stay until a click elsewhere has hit what it was meant for", async () => {
    jest.useFakeTimers();
    try {
      const product = await panelFinding(["c1", "Alex Vargas"]);
      fireEvent.focus(box());
      fireEvent.change(box(), { target: { value: "alex" } });
      await pass(product, 250);
      const button = part("Customer").getByRole("button", { name: t("New_contact") });
      fireEvent.pointerDown(button);
      fireEvent.blur(box(), { relatedTarget: button });
      expect(options()).toHaveLength(1);
      fireEvent.pointerUp(button);
      expect(options()).toHaveLength(1);
      act(() => void jest.runAllTimers());
      expect(options()).toHaveLength(0);
    } finally {
      jest.useRealTimers();
    }
  });

  test("have their words marked, and the direction of their own language", async () => {
    const product = await panelFinding(["c1", "Zoë Müller"]);
    await search(product, "mul zoe");
    const name = screen.getByText("Zoë").closest("bdi");
    expect(name).toHaveTextContent("Zoë Müller");
    expect([...(name?.querySelectorAll("strong") ?? [])].map(({ textContent }) => textContent)).toEqual(["Zoë", "Mül"]);
  });
});

test("a link that fails leaves the focus, the text and the hits where they were", async () => {
  const product = await panelFinding(["c1", "Alex Vargas"]);
  product.behaviours = [{ answer: "reject", reason: "No", writes: false, answerAfter: 500 }];
  await search(product, "alex");
  press("Enter");
  await pass(product, 100);
  press("Enter");
  press("Escape");
  expect(box()).toHaveFocus();
  await pass(product, 20_000);
  expect(box()).toHaveFocus();
  expect(box()).toHaveValue("alex");
  expect(options()).toHaveLength(1);
  expect(product.writes).toEqual(["link contact c1"]);
});

test.each(["ltr", "rtl"] as const)("initials stand in the order of the name, %s", (dir) => {
  const { container } = render(
    <FluentProvider theme={webLightTheme} dir={dir}>
      <RecordAvatar table="contact" name="Alex Vargas" />
    </FluentProvider>,
  );
  expect(container).toHaveTextContent("AV");
});
