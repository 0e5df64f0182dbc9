import { act, fireEvent, screen } from "@testing-library/react";
import { HostFailure } from "../../LinkedRecordsControl/base/failure";
import { choosePanel } from "../../LinkedRecordsControl/panel/choosePanel";
import { diagnosticText } from "../../LinkedRecordsControl/panel/diagnosticText";
import { createDiagnostics } from "../../LinkedRecordsControl/platform/diagnostics";
import { HostLog } from "../../LinkedRecordsControl/platform/hostLog";
import { FakeProduct, options, reference } from "../support/fakeProduct";
import { settle } from "../support/testClock";
import { conversationForm, expectAccessible, renderPanel, t } from "../support/renderPanel";

type Host = Parameters<typeof createDiagnostics>[0];
const page = window as { Microsoft?: unknown; Xrm?: unknown };

afterEach(() => {
  delete page.Microsoft;
  delete page.Xrm;
});

const secret = "Nancy";

/** A host that gives much, with data of a record in it. */
const rich = (): unknown => ({
  parameters: {
    diagnostics: { raw: "yes" },
    anchor: { raw: secret, security: { secured: true, editable: false, readable: true } },
  },
  mode: {
    isControlDisabled: true,
    contextInfo: { entityTypeName: secret, entityId: secret, entityRecordName: secret },
  },
  fluentDesignLanguage: { tokenTheme: { colorBrandBackground: secret }, isDarkTheme: false },
  userSettings: { languageId: 1031, userName: secret, userId: secret },
  navigation: { openForm: () => undefined },
  utils: { hasEntityPrivilege: () => true },
  webAPI: {},
});

/** A host that gives next to nothing, and throws where it is asked. */
const poor = (): unknown => ({
  parameters: { diagnostics: { raw: null }, anchor: { raw: null } },
  mode: {},
  utils: {
    hasEntityPrivilege: () => {
      throw new Error("Utility is not declared.");
    },
  },
});

const factsOf = (host: unknown, log = new HostLog()): ReturnType<ReturnType<typeof createDiagnostics>["facts"]> =>
  createDiagnostics((() => host) as Host, log).facts();

describe("what the host gave", () => {
  test("is listed by the names of the platform", () => {
    page.Xrm = { Utility: { getGlobalContext: () => ({ getVersion: () => "9.2.1" }) } };
    page.Microsoft = {
      Omnichannel: { linkToConversation: (_a: string, _b: string, _c: string) => undefined },
      Apm: {},
    };
    expect(factsOf(rich())).toMatchObject({
      React: "16.14.0",
      "Fluent exports": expect.any(Number) as number,
      windows: ["self", "parent", "top"],
      Xrm: [true, true, true],
      "Xrm version": ["9.2.1", "9.2.1", "9.2.1"],
      "Microsoft.Apm": [true, true, true],
      "Microsoft.Omnichannel.linkToConversation": [3, 3, 3],
      "fluentDesignLanguage.tokenTheme": true,
      "fluentDesignLanguage.isDarkTheme": false,
      "userSettings.languageId": 1031,
      "mode.contextInfo.entityId": true,
      "mode.isControlDisabled": true,
      "parameters.anchor.security.editable": false,
      "privileges now": expect.arrayContaining(["incident CRWAT"]) as string[],
    });
  });

  test("is told where it is missing as well, and where asking throws", () => {
    expect(factsOf(poor())).toMatchObject({
      Xrm: [false, false, false],
      "Microsoft.Omnichannel.linkToConversation": [false, false, false],
      "fluentDesignLanguage.tokenTheme": false,
      "mode.contextInfo.entityId": false,
      "privileges at start": expect.arrayContaining(["incident ?????"]) as string[],
    });
  });

  test("tells of a window that may not be read that it does not tell", () => {
    const parent = jest.spyOn(window, "parent", "get").mockImplementation(() => {
      throw new DOMException("Blocked a frame", "SecurityError");
    });
    expect(factsOf(rich()).Xrm).toEqual([false, undefined, false]);
    parent.mockRestore();
  });

  test("tells the privileges as they were before metadata was loaded, and as they are now", () => {
    let isLoaded = false;
    const host = { ...(poor() as object), utils: { hasEntityPrivilege: () => isLoaded } };
    const diagnostics = createDiagnostics((() => host) as unknown as Host, new HostLog());
    isLoaded = true;
    expect(diagnostics.facts()).toMatchObject({
      "privileges at start": expect.arrayContaining(["account -----"]) as string[],
      "privileges now": expect.arrayContaining(["account CRWAT"]) as string[],
    });
  });

  test("counts calls, and names the last ten failures by call, kind and code", async () => {
    const log = new HostLog();
    const product = new FakeProduct();
    const watched = log.watch(product);
    await watched.retrieve("contact", "c1", "");
    product.failReads = new HostFailure("forbidden", secret, { code: "0x80040220" });
    for (let i = 0; i < 11; i++) {
      await expect(watched.retrieve("contact", "c1", "")).rejects.toBe(product.failReads);
    }
    product.failReads = new HostFailure("offline", secret);
    await expect(watched.retrieve("contact", "c1", "")).rejects.toBeDefined();
    await settle();
    const facts = factsOf(poor(), log);
    expect(facts.calls).toEqual(["retrieve 13"]);
    expect(facts["last failures"]).toHaveLength(10);
    expect(log.failures.slice(-2)).toEqual(["retrieve forbidden 0x80040220", "retrieve offline"]);
  });

  test("holds no data of a record or a person", () => {
    const model = choosePanel(conversationForm, new FakeProduct().ports(), options);
    const text = diagnosticText(factsOf(rich()), model);
    expect(text).not.toContain(secret);
    expect(text).not.toMatch(/[0-9a-f]{8}-|https?:/);
  });

  test("is on the clipboard after a copy, where that is allowed", async () => {
    const { copy } = createDiagnostics(rich as Host, new HostLog());
    const writeText = jest.fn().mockResolvedValue(undefined);
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText } });
    expect(await copy("text")).toBe(true);
    writeText.mockRejectedValue(new DOMException("Write permission denied.", "NotAllowedError"));
    expect(await copy("text")).toBe(false);
    Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
    expect(await copy("text")).toBe(false);
  });
});

describe("the view of the diagnostics", () => {
  const keys = { key: "F9", ctrlKey: true, shiftKey: true };
  const title = t("Diagnostics_Title");
  const copy = jest.fn();

  const open = async (hasButton: boolean, place = conversationForm): Promise<void> => {
    const product = new FakeProduct();
    product.links.customer = reference("contact", "c1");
    await renderPanel(product, place, options, t, { hasButton, facts: () => ({ fact: true }), copy });
  };
  const box = (): HTMLTextAreaElement => screen.getByRole("textbox", { name: title });

  test("opens by its keys, takes the focus, and gives it back on Esc", async () => {
    await open(false);
    expect(screen.queryByRole("button", { name: title })).not.toBeInTheDocument();
    const before = screen.getByRole("button", { name: "Unlink Alex Vargas" });
    before.focus();
    fireEvent.keyDown(before, keys);
    expect(document.activeElement).toBe(box());
    expect(box()).toHaveValue(
      "### Linked records\n\n- fact: yes\n- panel: conversation\n- phase: ready\n- read-only: no\n- left out: nothing",
    );
    await expectAccessible();
    fireEvent.keyDown(box(), { key: "Escape" });
    expect(screen.queryByRole("textbox", { name: title })).not.toBeInTheDocument();
    expect(document.activeElement).toBe(before);
  });

  test("opens and closes by the button that a maker asked for", async () => {
    await open(true);
    const button = screen.getByRole("button", { name: title });
    expect(button).toHaveAttribute("aria-expanded", "false");
    button.focus();
    fireEvent.click(button);
    expect(button).toHaveAttribute("aria-expanded", "true");
    fireEvent.click(button);
    expect(document.activeElement).toBe(button);
    expect(screen.queryByRole("textbox", { name: title })).not.toBeInTheDocument();
  });

  test("says that the text is copied, or selects it where the clipboard is refused", async () => {
    await open(true);
    fireEvent.click(screen.getByRole("button", { name: title }));
    copy.mockResolvedValueOnce(true);
    const press = async (): Promise<void> => {
      fireEvent.click(screen.getByRole("button", { name: t("Diagnostics_Copy") }));
      await act(settle);
    };
    await press();
    expect(copy).toHaveBeenLastCalledWith(box().value);
    expect(screen.getByText(t("Diagnostics_Copied"))).toHaveAttribute("role", "status");
    copy.mockResolvedValueOnce(false);
    await press();
    expect(screen.getByText(t("Diagnostics_NotCopied"))).toBeInTheDocument();
    expect(document.activeElement).toBe(box());
    expect([box().selectionStart, box().selectionEnd]).toEqual([0, box().value.length]);
    await expectAccessible();
  });

  test("is there on a form without a record", async () => {
    await open(true, { record: undefined, isDesigner: false });
    expect(screen.getByRole("button", { name: title })).toBeInTheDocument();
  });

  test("is not there in the designer", async () => {
    await open(true, { record: undefined, isDesigner: true });
    expect(screen.queryByRole("button", { name: title })).not.toBeInTheDocument();
    fireEvent.keyDown(screen.getByRole("region", { name: "Linked records" }), keys);
    expect(screen.queryByRole("textbox", { name: title })).not.toBeInTheDocument();
  });
});
