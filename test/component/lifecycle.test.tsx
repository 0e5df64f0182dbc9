import { FluentProvider, webDarkTheme, webLightTheme } from "@fluentui/react-components";
import { act, render, screen, waitFor } from "@testing-library/react";
import * as React from "react";
import { LinkedRecordsControl } from "../../LinkedRecordsControl/index";
import type { IInputs } from "../../LinkedRecordsControl/generated/ManifestTypes";
import { conversationId } from "../support/fakeProduct";
import { panel } from "../support/renderPanel";
import { readResx } from "../support/resx";

const texts = readResx("LinkedRecordsControl/strings/LinkedRecordsControl.1033.resx");
const formatted = "@OData.Community.Display.V1.FormattedValue";
const target = "@Microsoft.Dynamics.CRM.lookuplogicalname";

interface Place {
  entityTypeName?: string;
  entityId?: string;
  disabled?: boolean;
  /** Column security of the anchor column. */
  security?: Security;
  /** Value of the anchor column. */
  anchor?: string | null;
  recordTable?: string;
  recordId?: string;
}

type Security = ComponentFramework.PropertyHelper.SecurityValues;

/** A context as a model-driven host gives it, over one conversation with a customer. */
function contextFor(
  place: Place,
  retrieveRecord: jest.Mock,
  fluentDesignLanguage?: unknown,
): ComponentFramework.Context<IInputs> {
  const { anchor = "the anchor's value", security } = place;
  const text = (raw: string | null) => ({ raw, type: "SingleLine.Text", error: false, errorMessage: "" });
  return {
    parameters: {
      anchor: { ...text(security?.readable === false ? null : anchor), security },
      accountColumns: text(null),
      contactColumns: text("jobtitle"),
      caseColumns: text(null),
      accountSearchColumns: text(null),
      contactSearchColumns: text(null),
      caseSearchColumns: text(null),
      allowedActions: text(null),
      confirmReplace: text("no"),
      readOnly: text("no"),
      readOnlyTables: text(null),
      recordTable: text(place.recordTable ?? null),
      recordId: text(place.recordId ?? null),
      portalUrlFormat: text(null),
      telemetryConnectionString: text(null),
      diagnostics: text("no"),
    },
    mode: {
      contextInfo: place.entityTypeName
        ? { entityTypeName: place.entityTypeName, entityId: place.entityId }
        : undefined,
      isControlDisabled: place.disabled ?? false,
    },
    fluentDesignLanguage,
    resources: { getString: (id: string) => texts.get(id) ?? id },
    client: { isNetworkAvailable: () => true },
    navigation: { openForm: jest.fn().mockResolvedValue({}) },
    utils: {
      getEntityMetadata: jest.fn().mockResolvedValue({ DisplayName: "Contact", Attributes: { get: () => null } }),
    },
    webAPI: { retrieveRecord, retrieveMultipleRecords: jest.fn().mockResolvedValue({ entities: [] }) },
  } as unknown as ComponentFramework.Context<IInputs>;
}

const conversation = {
  activityid: conversationId,
  statuscode: 2,
  _msdyn_customer_value: "c1",
  [`_msdyn_customer_value${target}`]: "contact",
  [`_msdyn_customer_value${formatted}`]: "Alex Vargas",
  msdyn_customer_msdyn_ocliveworkitem_contact: { contactid: "c1", fullname: "Alex Vargas", jobtitle: "Buyer" },
};

const conversationPlace: Place = {
  entityTypeName: "msdyn_ocliveworkitem",
  entityId: `{${conversationId.toUpperCase()}}`,
};

const notifyOutputChanged = jest.fn();

function started(context: ComponentFramework.Context<IInputs>): LinkedRecordsControl {
  const control = new LinkedRecordsControl();
  control.init(context, notifyOutputChanged);
  return control;
}

const show = (element: React.ReactElement): void =>
  void render(<FluentProvider theme={webLightTheme}>{element}</FluentProvider>);

/** Puts the link API on the page. */
const product = (omnichannel: object): void => {
  (window as { Microsoft?: unknown }).Microsoft = { Omnichannel: omnichannel };
};

afterEach(() => {
  delete (window as { Microsoft?: unknown }).Microsoft;
  notifyOutputChanged.mockClear();
});

describe("the life of the control", () => {
  test("reads the record of its form once, and gives the same element as long as nothing changes", async () => {
    const retrieveRecord = jest.fn().mockResolvedValue(conversation);
    const context = contextFor(conversationPlace, retrieveRecord);
    const control = started(context);
    const element = control.updateView(context);
    for (let i = 0; i < 5; i++) {
      expect(control.updateView(contextFor(conversationPlace, retrieveRecord))).toBe(element);
    }
    show(element);
    expect(await screen.findByText("Buyer")).toBeInTheDocument();
    expect(retrieveRecord).toHaveBeenCalledTimes(1);
    expect(retrieveRecord).toHaveBeenCalledWith(
      "msdyn_ocliveworkitem",
      conversationId,
      expect.stringContaining("contact($select=contactid,fullname,statecode,_parentcustomerid_value,jobtitle)"),
    );
    act(() => control.destroy());
  });

  test("works right after an unsaved record was saved", async () => {
    const retrieveRecord = jest.fn().mockResolvedValue({ ...conversation, title: "x" });
    const control = started(contextFor({ entityTypeName: "incident" }, retrieveRecord));
    const before = control.updateView(contextFor({ entityTypeName: "incident" }, retrieveRecord));
    expect(retrieveRecord).not.toHaveBeenCalled();
    const after = control.updateView(contextFor({ entityTypeName: "incident", entityId: "i1" }, retrieveRecord));
    expect(after).not.toBe(before);
    await waitFor(() => expect(retrieveRecord).toHaveBeenCalledTimes(1));
    control.destroy();
  });

  test("links through the namespace of the page with the id of the form's conversation", async () => {
    // A refused change may still come: for seconds, every panel of that conversation on the page reads again.
    const refusedId = "22222222-0000-4000-8000-000000000002";
    const linkToConversation = jest.fn().mockResolvedValue({});
    const unlinkFromConversation = jest.fn().mockRejectedValue({ message: "Not active" });
    const refresh = jest.fn();
    (window as { Microsoft?: unknown }).Microsoft = {
      Omnichannel: { linkToConversation, unlinkFromConversation },
      Apm: { getFocusedSession: () => ({ getFocusedTab: () => ({ tabId: "tab-id-1", refresh }) }) },
    };
    const place = { ...conversationPlace, entityId: refusedId };
    const context = contextFor(place, jest.fn().mockResolvedValue({ ...conversation, activityid: refusedId }));
    const control = started(context);
    show(control.updateView(context));
    act(() => (screen.queryByRole("button", { name: "Unlink Alex Vargas" }) ?? document.body).focus());
    (await screen.findByRole("button", { name: "Unlink Alex Vargas" })).click();
    expect(await panel().findByText(/The change was refused/)).toBeInTheDocument();
    expect(unlinkFromConversation).toHaveBeenCalledWith("contact", "c1", refusedId);
    expect(refresh).not.toHaveBeenCalled();
    act(() => control.destroy());
  });

  test("opens a record through the host where there is no Microsoft.Apm", async () => {
    const context = contextFor(conversationPlace, jest.fn().mockResolvedValue(conversation));
    const control = started(context);
    show(control.updateView(context));
    (await screen.findAllByRole("button", { name: "Open Alex Vargas" }))[0]?.click();
    await waitFor(() =>
      expect(context.navigation.openForm).toHaveBeenCalledWith({ entityName: "contact", entityId: "c1" }),
    );
    act(() => control.destroy());
  });

  test("tells no outputs for what the form opens with, and nothing of its column", async () => {
    const context = contextFor(conversationPlace, jest.fn().mockResolvedValue(conversation));
    const control = started(context);
    expect(control.getOutputs()).toEqual({});
    show(control.updateView(context));
    expect(await screen.findByText("Buyer")).toBeInTheDocument();
    expect(notifyOutputChanged).not.toHaveBeenCalled();
    expect(control.getOutputs()).toEqual({
      linkedCustomerTable: "contact",
      linkedCustomerId: "c1",
      linkedCaseId: "",
    });
    act(() => control.destroy());
  });

  /** A control whose customer was unlinked on the form. */
  async function unlinked(place: Place): Promise<LinkedRecordsControl> {
    const retrieveRecord = jest.fn().mockResolvedValue(conversation);
    const unlinkFromConversation = jest.fn(() => {
      retrieveRecord.mockResolvedValue({ activityid: conversationId, statuscode: 2 });
      return Promise.resolve();
    });
    product({ linkToConversation: jest.fn(), unlinkFromConversation });
    const context = contextFor(place, retrieveRecord);
    const control = started(context);
    show(control.updateView(context));
    (await screen.findByRole("button", { name: "Unlink Alex Vargas" })).click();
    expect(await screen.findByText("No customer is linked.")).toBeInTheDocument();
    return control;
  }

  test.each([
    ["tells its outputs where there is no column security", undefined, 1],
    ["tells its outputs where a host without column security gives an empty object for it", {} as Security, 1],
    ["tells its outputs where its column can be read", { secured: true, readable: true, editable: false }, 1],
    [
      "tells none where they might clear a column it cannot read",
      { secured: true, readable: false, editable: true },
      0,
    ],
  ])("%s", async (_, security, times) => {
    const control = await unlinked({ ...conversationPlace, security });
    expect(notifyOutputChanged).toHaveBeenCalledTimes(times);
    act(() => control.destroy());
  });

  test("leaves its column alone where the host keeps what is left out", async () => {
    const control = await unlinked(conversationPlace);
    expect(control.getOutputs()).toEqual({ linkedCustomerTable: "", linkedCustomerId: "", linkedCaseId: "" });
    const context = contextFor(conversationPlace, jest.fn());
    control.updateView(context);
    // Somebody empties the column elsewhere on the form: that is none of our business.
    control.updateView(contextFor({ ...conversationPlace, anchor: null }, jest.fn()));
    await Promise.resolve();
    expect(notifyOutputChanged).toHaveBeenCalledTimes(1);
    expect(control.getOutputs()).not.toHaveProperty("anchor");
    act(() => control.destroy());
  });

  test("puts the value of its column back where the host clears what is left out, and repeats it from then on", async () => {
    const control = await unlinked(conversationPlace);
    control.getOutputs();
    const cleared = contextFor({ ...conversationPlace, anchor: null }, jest.fn());
    control.updateView(cleared);
    control.updateView(cleared);
    await Promise.resolve();
    expect(notifyOutputChanged).toHaveBeenCalledTimes(2);
    expect(control.getOutputs()).toMatchObject({ anchor: "the anchor's value" });
    control.updateView(contextFor({ ...conversationPlace, anchor: "another value" }, jest.fn()));
    expect(control.getOutputs()).toMatchObject({ anchor: "another value" });
    act(() => control.destroy());
  });

  test("links on a conversation where the host disables it: its column is one that nobody may change", async () => {
    product({ linkToConversation: jest.fn(), unlinkFromConversation: jest.fn() });
    const context = contextFor({ ...conversationPlace, disabled: true }, jest.fn().mockResolvedValue(conversation));
    const control = started(context);
    show(control.updateView(context));
    expect(await screen.findByRole("button", { name: "Unlink Alex Vargas" })).toBeInTheDocument();
    act(() => control.destroy());
  });

  test("follows the form of a case that is read-only, where the host does not tell the user's rights", async () => {
    const casePlace = { entityTypeName: "incident", entityId: "i1" };
    const retrieveRecord = jest.fn().mockResolvedValue({ incidentid: "i1", title: "x", statecode: 0 });
    const context = contextFor(casePlace, retrieveRecord);
    const control = started(context);
    show(control.updateView(context));
    expect(await screen.findByRole("combobox", { name: "Search contacts" })).toBeInTheDocument();
    act(() => void control.updateView(contextFor({ ...casePlace, disabled: true }, retrieveRecord)));
    expect(panel().getByText(texts.get("Case_ReadOnly_formReadOnly") ?? "")).toBeInTheDocument();
    act(() => control.destroy());
  });

  test.each([
    ["a light theme along where the host gives none", "light", undefined, undefined],
    ["a light theme along where the host gives no tokens", "light", {}, undefined],
    ["a dark theme along where the host is dark", "dark", { isDarkTheme: true }, undefined],
    ["no theme along where the host gives one", "no", { tokenTheme: webLightTheme }, undefined],
    ["no theme along where the form has a provider", "no", undefined, webLightTheme],
  ])("brings %s", (_, theme, design, around) => {
    const context = contextFor({}, jest.fn(), design);
    const control = started(context);
    const element = control.updateView(context);
    const { container } = render(around ? <FluentProvider theme={around}>{element}</FluentProvider> : element);
    const providers = container.querySelectorAll(".fui-FluentProvider");
    expect(providers).toHaveLength(theme === "no" && !around ? 0 : 1);
    const [provider] = Array.from(providers);
    const rules = Array.from(document.styleSheets).flatMap((sheet) => Array.from(sheet.cssRules));
    const name = /fui-FluentProvider\S+/.exec(provider?.className ?? "")?.[0] ?? "none";
    const own = rules.find(({ cssText }) => cssText.startsWith(`.${name}`));
    const background = /--colorNeutralBackground1: ?(#\w+)/.exec(own?.cssText ?? "")?.[1];
    if (theme !== "no") {
      expect(background).toBe(
        theme === "dark" ? webDarkTheme.colorNeutralBackground1 : webLightTheme.colorNeutralBackground1,
      );
    }
    act(() => control.destroy());
  });

  test("follows a theme that comes later", () => {
    const control = started(contextFor({}, jest.fn()));
    const plain = control.updateView(contextFor({}, jest.fn()));
    const themed = control.updateView(contextFor({}, jest.fn(), { tokenTheme: webLightTheme }));
    expect(themed).not.toBe(plain);
    expect(control.updateView(contextFor({}, jest.fn(), { tokenTheme: webLightTheme }))).toBe(themed);
    act(() => control.destroy());
  });

  test("shows the conversation of the session, where the form tells no record and is the session's own", async () => {
    const session = {
      sessionId: "s1",
      getAllTabs: () => ["t1"],
      getFocusedTab: () => ({ tabId: "t1", refresh: jest.fn() }),
      getContext: () => Promise.resolve({ parameters: { LiveWorkItemId: conversationId } }),
    };
    (window as { Microsoft?: unknown }).Microsoft = { Apm: { getFocusedSession: () => session } };
    const retrieveRecord = jest.fn().mockResolvedValue(conversation);
    const context = contextFor({}, retrieveRecord);
    const control = started(context);
    show(control.updateView(context));
    expect(screen.getByText(texts.get("Panel_noRecord") ?? "")).toBeInTheDocument();
    expect(await screen.findByText("Buyer")).toBeInTheDocument();
    const shown = control.updateView(contextFor({}, retrieveRecord));
    expect(shown).toBe(control.updateView(context));
    // The host tells the same record late: what was typed meanwhile stays.
    const told = { entityTypeName: "msdyn_ocliveworkitem", entityId: conversationId };
    expect(control.updateView(contextFor(told, retrieveRecord))).toBe(shown);
    expect(retrieveRecord).toHaveBeenCalledTimes(1);
    act(() => control.destroy());
  });

  test("shows the record that the maker named", async () => {
    const retrieveRecord = jest.fn().mockResolvedValue(conversation);
    const named = { recordTable: "msdyn_ocliveworkitem", recordId: `{${conversationId.toUpperCase()}}` };
    const context = contextFor(named, retrieveRecord);
    const control = started(context);
    show(control.updateView(context));
    expect(await screen.findByText("Buyer")).toBeInTheDocument();
    expect(retrieveRecord.mock.calls[0]).toEqual(["msdyn_ocliveworkitem", conversationId, expect.anything()]);
    act(() => control.destroy());
  });
});
