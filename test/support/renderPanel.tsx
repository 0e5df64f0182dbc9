import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import {
  act,
  fireEvent,
  render,
  screen,
  within,
  type BoundFunctions,
  type queries,
  type RenderResult,
} from "@testing-library/react";
import { axe } from "jest-axe";
import * as React from "react";
import type { FormPlace } from "../../LinkedRecordsControl/base/formPlace";
import type { Diagnostics } from "../../LinkedRecordsControl/base/ports";
import type { PanelOptions } from "../../LinkedRecordsControl/base/options";
import { choosePanel, type PanelModel } from "../../LinkedRecordsControl/panel/choosePanel";
import { PageScope } from "../../LinkedRecordsControl/panel/pageScope";
import { createTranslate } from "../../LinkedRecordsControl/platform/strings";
import type { Translate } from "../../LinkedRecordsControl/strings/keys";
import { Panel } from "../../LinkedRecordsControl/view/Panel";
import { conversationId, options, type FakeProduct } from "./fakeProduct";
import { readResx } from "./resx";
import { settle } from "./testClock";

const texts = readResx("LinkedRecordsControl/strings/LinkedRecordsControl.1033.resx");

/** The English texts, as the host would give them. */
export const t: Translate = createTranslate(
  () => ({ getString: (id: string) => texts.get(id) ?? `missing text ${id}` }) as ComponentFramework.Resources,
);

export const conversationForm: FormPlace = {
  record: { entityType: "msdyn_ocliveworkitem", id: conversationId },
  isDesigner: false,
};

/** A rendered panel. */
export interface RenderedPanel extends RenderResult {
  readonly model: PanelModel;
}

/** Renders the panel of a form over a fake product, as the host would, and lets its first answers come. */
export async function renderPanel(
  product: FakeProduct,
  place: FormPlace = conversationForm,
  chosen: PanelOptions = options,
  translate: Translate = t,
  diagnostics?: Diagnostics,
): Promise<RenderedPanel> {
  const model = choosePanel(place, product.ports(), chosen, new PageScope());
  const rendered = render(
    <FluentProvider theme={webLightTheme}>
      <Panel model={model} t={translate} diagnostics={diagnostics} />
    </FluentProvider>,
  );
  await act(async () => {
    if ("panel" in model) {
      void model.panel.start();
    }
    await settle();
  });
  return { ...rendered, model };
}

/** Lets time pass for the panel. */
export async function pass(product: FakeProduct, milliseconds: number): Promise<void> {
  await act(() => product.clock.advance(milliseconds));
}

/** What stands in a part of the panel, by its heading. */
export const part = (name: string): BoundFunctions<typeof queries> => within(screen.getByRole("region", { name }));

/** What stands in the panel, besides what is only heard. */
export const panel = (): BoundFunctions<typeof queries> => part(t("Panel_Title"));

/** What screen readers are told now: when they have time, and at once. */
export const heard = (): Readonly<Record<"politely" | "atOnce", string[]>> => {
  const lines = (role: string): string[] =>
    [...document.querySelectorAll(`[role=${role}][aria-atomic=false] > div`)].map((line) => line.textContent ?? "");
  return { politely: lines("status"), atOnce: lines("alert") };
};

/** Clicks a button, and lets the panel answer. */
export async function click(product: FakeProduct, button: HTMLElement): Promise<void> {
  fireEvent.click(button);
  await pass(product, 0);
}

/** Expects axe to find nothing. */
export async function expectAccessible(container: Element = document.body): Promise<void> {
  expect(await axe(container)).toHaveNoViolations();
}
