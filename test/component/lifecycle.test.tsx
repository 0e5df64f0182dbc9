import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { act, render, screen, waitFor } from "@testing-library/react";
import * as React from "react";
import { LinkedRecordsControl } from "../../LinkedRecordsControl/index";
import type { IInputs } from "../../LinkedRecordsControl/generated/ManifestTypes";
import { conversationId } from "../support/fakeProduct";
import { readResx } from "../support/resx";

const texts = readResx("LinkedRecordsControl/strings/LinkedRecordsControl.1033.resx");
const formatted = "@OData.Community.Display.V1.FormattedValue";
const target = "@Microsoft.Dynamics.CRM.lookuplogicalname";

interface Place {
  entityTypeName?: string;
  entityId?: string;
  disabled?: boolean;
  /** Column security of the anchor column. */
  security?: ComponentFramework.PropertyHelper.SecurityValues;
}

/** A context as a model-driven host gives it, over one conversation with a customer. */
function contextFor(place: Place, retrieveRecord: jest.Mock): ComponentFramework.Context<IInputs> {
  const text = (raw: string | null) => ({ raw, type: "SingleLine.Text", error: false, errorMessage: "" });
  return {
    parameters: {
      anchor: { ...text(place.security?.readable === false ? null : "the anchor's value"), security: place.security },
      accountColumns: text(null),
      contactColumns: text("jobtitle"),
      caseColumns: text(null),
      accountSearchColumns: text(null),
      contactSearchColumns: text(null),
      caseSearchColumns: text(null),
      allowedActions: text(null),
      confirmReplace: text("no"),
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

afterEach(() => {
  delete (window as { Microsoft?: unknown }).Microsoft;
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
      expect.stringContaining("contact($select=contactid,fullname,_parentcustomerid_value,jobtitle)"),
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
    const linkToConversation = jest.fn().mockResolvedValue({});
    const unlinkFromConversation = jest.fn().mockRejectedValue({ message: "Not active" });
    const refresh = jest.fn();
    (window as { Microsoft?: unknown }).Microsoft = {
      Omnichannel: { linkToConversation, unlinkFromConversation },
      Apm: { getFocusedSession: () => ({ getFocusedTab: () => ({ tabId: "tab-id-1", refresh }) }) },
    };
    const context = contextFor(conversationPlace, jest.fn().mockResolvedValue(conversation));
    const control = started(context);
    show(control.updateView(context));
    act(() => (screen.queryByRole("button", { name: "Unlink Alex Vargas" }) ?? document.body).focus());
    (await screen.findByRole("button", { name: "Unlink Alex Vargas" })).click();
    expect(await screen.findByText(/refused: Not active/)).toBeInTheDocument();
    expect(unlinkFromConversation).toHaveBeenCalledWith("contact", "c1", conversationId);
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

  test("repeats the value of its column, so that a save does not clear it", () => {
    const control = started(contextFor(conversationPlace, jest.fn().mockResolvedValue(conversation)));
    expect(control.getOutputs()).toEqual({ anchor: "the anchor's value" });
  });

  test.each([
    ["tells its outputs where there is no column security", undefined, 1],
    ["tells its outputs where its column can be read", { secured: true, readable: true, editable: false }, 1],
    [
      "tells none where they would clear a column it cannot read",
      { secured: true, readable: false, editable: true },
      0,
    ],
  ])("%s", async (_, security, times) => {
    const context = contextFor({ ...conversationPlace, security }, jest.fn().mockResolvedValue(conversation));
    const control = started(context);
    show(control.updateView(context));
    notifyOutputChanged.mockClear();
    expect(await screen.findByText("Buyer")).toBeInTheDocument();
    expect(notifyOutputChanged).toHaveBeenCalledTimes(times);
    act(() => control.destroy());
  });

  test("follows the form when it becomes read-only", async () => {
    (window as { Microsoft?: unknown }).Microsoft = {
      Omnichannel: { linkToConversation: jest.fn(), unlinkFromConversation: jest.fn() },
    };
    const retrieveRecord = jest.fn().mockResolvedValue(conversation);
    const context = contextFor(conversationPlace, retrieveRecord);
    const control = started(context);
    show(control.updateView(context));
    expect(await screen.findByRole("button", { name: "Unlink Alex Vargas" })).toBeInTheDocument();
    act(() => void control.updateView(contextFor({ ...conversationPlace, disabled: true }, retrieveRecord)));
    expect(screen.queryByRole("button", { name: "Unlink Alex Vargas" })).not.toBeInTheDocument();
    expect(screen.getByText(texts.get("ReadOnly_formReadOnly") ?? "")).toBeInTheDocument();
    act(() => control.destroy());
  });
});
