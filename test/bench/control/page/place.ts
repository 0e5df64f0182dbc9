import * as React from "react";
import * as ReactDOM from "react-dom";
import { FluentProvider, webLightTheme } from "@fluentui/react-components";
import { Observable } from "../../../../workspace/desk/state/observable";
import { useObservable } from "../../../../workspace/desk/state/useObservable";

/**
 * The place on a form where a control stands. It exists, with the host's FluentProvider, before anything is put there:
 * a form is open before its controls start, so neither belongs to what a control costs.
 */
export class Place {
  readonly element: HTMLElement;
  /** Commits of React inside of the place; counted only where react-dom is its profiling build. */
  commits = 0;
  private readonly shown = new Observable<{ element: React.ReactElement | null }>({ element: null });

  constructor(page: Document, root: HTMLElement) {
    const { shown } = this;
    const onRender = (): void => void this.commits++;
    const Shown: React.FC = () => {
      const { element } = useObservable(shown);
      // As long as the control returns the same element, the profiler is the same and counts what happens within alone.
      const profiled = React.useMemo(
        () => element && React.createElement(React.Profiler, { id: "control", onRender }, element),
        [element],
      );
      return React.createElement("div", { id: "place", style: { width: 420 } }, profiled);
    };
    ReactDOM.render(React.createElement(FluentProvider, { theme: webLightTheme }, React.createElement(Shown)), root);
    const element = page.getElementById("place");
    if (!element) {
      throw new Error("React has not drawn the place of the control.");
    }
    this.element = element;
  }

  /** Shows an element, nothing with null; renders the place each time, as a host does after each `updateView`. */
  show(element: React.ReactElement | null): void {
    this.shown.set({ element });
  }

  /** Whether elements that fit the selector hold the text. */
  holds(selector: string, text: string): boolean {
    return Array.from(this.element.querySelectorAll(selector)).some(({ textContent }) => textContent?.includes(text));
  }

  /**
   * Resolves with the time at which elements that fit the selector and hold the text have been painted.
   * @throws where they do not come in half a minute, with the text that is there instead
   */
  painted(selector: string, text: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const observer = new MutationObserver(() => {
        if (this.holds(selector, text)) {
          window.clearTimeout(timer);
          observer.disconnect();
          // The frame that shows the change begins with this callback; the message comes after its layout and paint.
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => resolve(performance.now());
            port2.postMessage(undefined);
          });
        }
      });
      observer.observe(this.element, { childList: true, subtree: true, characterData: true });
      const timer = window.setTimeout(() => {
        observer.disconnect();
        reject(new Error(`Waited for ${selector} with "${text}"; the control shows: ${this.element.innerText}`));
      }, 30_000);
    });
  }
}
