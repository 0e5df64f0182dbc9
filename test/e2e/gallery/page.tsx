import {
  FluentProvider,
  teamsHighContrastTheme,
  webDarkTheme,
  webLightTheme,
  type Theme,
} from "@fluentui/react-components";
import * as React from "react";
import { render, unmountComponentAtNode } from "react-dom";
import type { Diagnostics } from "../../../LinkedRecordsControl/base/ports";
import type { PanelOptions } from "../../../LinkedRecordsControl/base/options";
import { choosePanel, type PanelModel } from "../../../LinkedRecordsControl/panel/choosePanel";
import { PageScope } from "../../../LinkedRecordsControl/panel/pageScope";
import { createTranslate } from "../../../LinkedRecordsControl/platform/strings";
import type { Translate } from "../../../LinkedRecordsControl/strings/keys";
import { Panel } from "../../../LinkedRecordsControl/view/Panel";
import { conversationId, FakeProduct, options } from "../../support/fakeProduct";
import { panelStates, type LedPanel } from "../../support/panelStates";

const themes = { light: webLightTheme, dark: webDarkTheme, contrast: teamsHighContrastTheme };

/** A theme that a user may have. */
export type ThemeName = keyof typeof themes;

/** What a test asks of the page. */
export interface Gallery {
  readonly states: readonly string[];
  readonly themes: readonly ThemeName[];
  /** Takes the texts of the control, by their keys. */
  setTexts(texts: Readonly<Record<string, string>>): void;
  /** Leads a new panel into a state; the one before goes. */
  enter(state: string): Promise<void>;
  setTheme(theme: ThemeName): Promise<void>;
  setWidth(pixels: number): void;
  /** Parts that stick out of the panel. */
  overflowing(): readonly string[];
}

let texts: Readonly<Record<string, string>> = {};
const say: Translate = createTranslate(
  () => ({ getString: (id: string) => texts[id] ?? id }) as ComponentFramework.Resources,
);

const place = document.body.appendChild(document.createElement("main"));
place.style.cssText = "position:absolute;inset:0 auto auto 0;box-sizing:border-box;padding:8px";

/** Lets React do what waits for no time, effects included. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 4; turn++) {
    await new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(undefined);
    });
  }
}

/** Puts a text into a box as if it were typed. */
function write(box: HTMLInputElement | undefined, text: string): void {
  // React hears of a value only where its own setter is passed by.
  const prototype = box instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  const { set } = Object.getOwnPropertyDescriptor(prototype, "value") ?? {};
  set?.call(box, text);
  box?.dispatchEvent(new Event("input", { bubbles: true }));
}

/** A panel on this page, led by clicks and keys as a person would give them. */
class PagePanel implements LedPanel {
  readonly product = new FakeProduct();
  readonly say = say;
  private model: PanelModel | undefined;
  private diagnostics: Diagnostics | undefined;

  async open(
    form = { record: { entityType: "msdyn_ocliveworkitem", id: conversationId }, isDesigner: false },
    chosen: Partial<PanelOptions> = {},
    diagnostics?: Diagnostics,
  ): Promise<void> {
    this.diagnostics = diagnostics;
    this.model = choosePanel(form, this.product.ports(), { ...options, ...chosen }, new PageScope());
    this.draw(webLightTheme);
    if ("panel" in this.model) {
      void this.model.panel.start();
    }
    await this.pass(0);
  }

  async press(name: string, at = 0): Promise<void> {
    const buttons = [...place.querySelectorAll("button")];
    const found = buttons.filter((one) => (one.getAttribute("aria-label") ?? one.textContent) === name)[at];
    if (!found) {
      throw new Error(`There is no button "${name}" but ${buttons.map((one) => one.outerHTML).join("\n")}`);
    }
    found.click();
    await this.pass(0);
  }

  type(text: string, at = 0): void {
    write(place.querySelectorAll<HTMLInputElement>("[role=combobox]")[at], text);
  }

  async fill(name: string, text: string): Promise<void> {
    const boxes = [...place.querySelectorAll<HTMLInputElement>("input,textarea")];
    write(
      boxes.find((box) => box.getAttribute("aria-label") === name),
      text,
    );
    await this.pass(0);
  }

  async pass(milliseconds: number): Promise<void> {
    await this.product.clock.advance(milliseconds);
    await settle();
  }

  async seeStatus(name: string): Promise<void> {
    while (!place.querySelector(`[role=status][aria-label="${name}"]`)) {
      await new Promise(requestAnimationFrame);
    }
  }

  know(): void {
    // Every text is at home here.
  }

  draw(theme: Theme): void {
    place.style.background = theme.colorNeutralBackground1;
    if (this.model) {
      const panel = React.createElement(Panel, { model: this.model, t: say, diagnostics: this.diagnostics });
      render(
        <FluentProvider theme={theme} data-control>
          {panel}
        </FluentProvider>,
        place,
      );
    }
  }

  close(): void {
    unmountComponentAtNode(place);
    if (this.model && "panel" in this.model) {
      this.model.panel.dispose();
    }
  }
}

let current: PagePanel | undefined;

const gallery: Gallery = {
  states: Object.keys(panelStates),
  themes: Object.keys(themes) as ThemeName[],
  setTexts: (given) => {
    texts = given;
  },
  enter: async (state) => {
    current?.close();
    current = new PagePanel();
    await panelStates[state]?.(current);
    await settle();
  },
  setTheme: async (theme) => {
    current?.draw(themes[theme]);
    await settle();
  },
  setWidth: (pixels) => {
    place.style.width = `${pixels + 16}px`;
  },
  overflowing: () => {
    const frame = place.getBoundingClientRect();
    return [...place.querySelectorAll<HTMLElement>("*")]
      .filter((part) => {
        const box = part.getBoundingClientRect();
        // The dots in front of texts that begin a line lie outside, cut off.
        return box.width > 0 && (box.left < frame.left - 13 || box.right > frame.right + 1);
      })
      .map((part) => part.outerHTML.slice(0, 120));
  },
};
Object.assign(window, { gallery });
