import { cleanup, fireEvent, screen } from "@testing-library/react";
import type { FormPlace } from "../../LinkedRecordsControl/base/formPlace";
import type { Diagnostics } from "../../LinkedRecordsControl/base/ports";
import type { PanelOptions } from "../../LinkedRecordsControl/base/options";
import type { PanelModel } from "../../LinkedRecordsControl/panel/choosePanel";
import { createTranslate } from "../../LinkedRecordsControl/platform/strings";
import type { StringKey, Translate } from "../../LinkedRecordsControl/strings/keys";
import type { LedPanel } from "./panelStates";
import { FakeProduct, options } from "./fakeProduct";
import { foreignTexts, textsIn } from "./foreignTexts";
import { pseudo } from "./pseudo";
import { conversationForm, pass, renderPanel } from "./renderPanel";
import { readResx } from "./resx";

const english = readResx("LinkedRecordsControl/strings/LinkedRecordsControl.1033.resx");

/** A panel in the pseudo-language over a fake product, watched for texts of any other language. */
export class PseudoPanel implements LedPanel {
  readonly product = new FakeProduct();
  readonly say = say;
  /** What was on the page and should not have been, after each step. */
  readonly foreign = new Set<string>();
  /** The texts that were asked for. */
  readonly shown = new Set<StringKey>();
  private readonly data = new Set<string>();
  private static opened = 0;
  private model: PanelModel | undefined;

  readonly t: Translate = (key, ...values) => {
    this.shown.add(key);
    return say(key, ...values);
  };

  constructor() {
    this.collect("retrieve", "retrieveMultiple", "retrievePage", "describe", "lookup", "quickCreate");
  }

  know(...texts: string[]): void {
    texts.forEach((text) => this.data.add(text));
  }

  async open(
    place: FormPlace = conversationForm,
    chosen: Partial<PanelOptions> = {},
    diagnostics?: Diagnostics,
  ): Promise<void> {
    // What an earlier panel of this page offers to undo is over by now.
    await this.product.clock.advance(++PseudoPanel.opened * 3_600_000);
    this.model = (await renderPanel(this.product, place, { ...options, ...chosen }, this.t, diagnostics)).model;
    this.look();
  }

  async press(name: string, at = 0): Promise<void> {
    fireEvent.click(nth(screen.getAllByRole("button", { name }), at));
    this.look();
    await this.pass(0);
  }

  async fill(name: string, text: string): Promise<void> {
    this.know(text);
    fireEvent.change(screen.getByRole("textbox", { name }), { target: { value: text } });
    await this.pass(0);
  }

  type(text: string, at = 0): void {
    this.know(text);
    fireEvent.change(nth(screen.getAllByRole("combobox"), at), { target: { value: text } });
    this.look();
  }

  async pass(milliseconds: number): Promise<void> {
    await pass(this.product, milliseconds);
    this.look();
  }

  async seeStatus(name: string): Promise<void> {
    await screen.findByRole("status", { name });
    this.look();
  }

  close(): void {
    cleanup();
    if (this.model && "panel" in this.model) {
      this.model.panel.dispose();
    }
  }

  private look(): void {
    foreignTexts(document.body, this.data).forEach((text) => this.foreign.add(text));
  }

  private collect(...methods: ("retrieve" | "retrieveMultiple" | "retrievePage" | "describe" | Dialog)[]): void {
    for (const method of methods) {
      const answer = this.product[method].bind(this.product) as (...args: unknown[]) => Promise<unknown>;
      const collecting = async (...args: unknown[]): Promise<unknown> => {
        const given = await answer(...args);
        this.know(...textsIn(given));
        return given;
      };
      Object.assign(this.product, { [method]: collecting });
    }
  }
}

type Dialog = "lookup" | "quickCreate";

/** A text of the control in the pseudo-language. */
const say: Translate = createTranslate(
  () => ({ getString: (id: string) => pseudo(english.get(id) ?? "") }) as ComponentFramework.Resources,
);

function nth(elements: readonly HTMLElement[], at: number): HTMLElement {
  const element = elements[at];
  if (!element) {
    throw new Error(`There are only ${elements.length} of them.`);
  }
  return element;
}
