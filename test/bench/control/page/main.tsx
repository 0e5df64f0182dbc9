import * as React from "react";
import { Card, CardHeader, Input, Text } from "@fluentui/react-components";
import type { HostedControl } from "../../../../workspace/desk/host/hostedControl";
import { watchEnter, type EnteredValue } from "./enter";
import { watchFrames, type Smoothness } from "./frames";
import { LeftoverWatch, type Leftovers } from "./leftovers";
import { OpenForm } from "./openForm";
import { Place } from "./place";
import { createProduct } from "./product";
import { Traffic, type SentRequest } from "./traffic";

/** What it took until the first card was painted. */
export interface FirstCard {
  milliseconds: number;
  before: SentRequest[];
  after: SentRequest[];
}

/** What calls of `updateView` brought about. */
export interface Updates {
  commits: number;
  otherElements: number;
  mutations: number;
  requests: number;
  /** Of one call, the time in `updateView` and the host's own part of it together. */
  microsecondsPerCall: number;
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * The page that is measured. It takes the place of the workspace's desk: the same server, platform scripts, bundle of
 * the packed solution and host (`workspace/desk/host`), but one control and nothing beside it, so that sessions, tabs
 * and transcripts of the desk cost neither the control nor the floor anything.
 */
class BenchPage {
  private readonly leftovers = new LeftoverWatch(window);
  private readonly traffic = new Traffic(window);
  private readonly place: Place;
  private control: HostedControl | undefined;
  private form: OpenForm | undefined;
  private enter: Promise<EnteredValue> | undefined;
  private stopFrames: (() => Smoothness) | undefined;

  constructor(root: HTMLElement) {
    this.setProduct(true);
    this.place = new Place(document, root);
  }

  /** Opens the form of a conversation; afterwards everything is loaded but what the control itself asks for. */
  async open(conversationId: string): Promise<void> {
    this.form = await OpenForm.open(window, conversationId);
    await this.quiet();
  }

  /** Starts a control and waits until elements that fit the selector and hold the text are painted. */
  async mountControl(selector: string, text: string): Promise<FirstCard> {
    this.traffic.take();
    const painted = this.place.painted(selector, text);
    const began = performance.now();
    this.start();
    const at = await painted;
    const before = this.traffic.take();
    await this.quiet();
    return { milliseconds: at - began, before, after: this.traffic.take() };
  }

  /** The floor: one small request to the same server, then a Fluent card with nothing but a name from the answer. */
  async mountFloor(path: string, column: string): Promise<FirstCard> {
    this.traffic.take();
    const began = performance.now();
    const answer = (await (await window.fetch(path)).json()) as Record<string, string>;
    const name = answer[column];
    const painted = this.place.painted("span", name);
    this.place.show(
      <Card>
        <CardHeader header={<Text weight="semibold">{name}</Text>} />
      </Card>,
    );
    const at = await painted;
    const before = this.traffic.take();
    await this.quiet();
    return { milliseconds: at - began, before, after: this.traffic.take() };
  }

  /** Shows a bare Fluent text box, what typing costs at the least. */
  async mountBareInput(): Promise<void> {
    const painted = this.place.painted("input", "");
    this.place.show(<BareInput />);
    await painted;
  }

  /** Takes away what stands in the place. The elements go first, then the control is destroyed, as in React 17. */
  unmount(): void {
    const { control } = this;
    this.control = undefined;
    this.place.show(null);
    control?.end();
  }

  /** Calls `updateView` again and again with new objects that say the same. */
  async update(count: number): Promise<Updates> {
    const before = this.shownElement();
    const commits = this.place.commits;
    let otherElements = 0;
    const observer = new MutationObserver(() => undefined);
    let mutations = 0;
    observer.observe(this.place.element, { childList: true, subtree: true, characterData: true, attributes: true });
    this.traffic.take();
    const began = performance.now();
    for (let call = 0; call < count; call++) {
      this.change();
      otherElements += this.shownElement() === before ? 0 : 1;
    }
    const took = performance.now() - began;
    // Whatever the calls set off may come later.
    await pause(1000);
    mutations += observer.takeRecords().length;
    observer.disconnect();
    return {
      commits: this.place.commits - commits,
      otherElements,
      mutations,
      requests: this.traffic.take().length,
      microsecondsPerCall: (took * 1000) / count,
    };
  }

  /** Takes the theme away and gives it back: two changes that must be seen. @returns commits of React */
  async updateWithChange(): Promise<number> {
    const commits = this.place.commits;
    this.change(false);
    this.change(true);
    await this.quiet();
    return this.place.commits - commits;
  }

  commits(): number {
    return this.place.commits;
  }

  /** Waits for Enter and what it brings about: elements that fit the selector and hold the text. */
  watchEnter(selector: string, text: string): void {
    this.traffic.take();
    const { place } = this;
    this.enter = watchEnter(
      () => place.painted(selector, text),
      () => place.holds(selector, text),
    );
  }

  entered(): Promise<EnteredValue> {
    return this.enter ?? Promise.reject(new Error("Nothing was watched."));
  }

  /** The requests since `watchEnter`. */
  requests(): SentRequest[] {
    return this.traffic.take();
  }

  watch(): void {
    this.traffic.take();
    this.stopFrames = watchFrames();
  }

  /** What was seen since `watch`. */
  watched(): { smoothness: Smoothness; requests: SentRequest[] } {
    const smoothness = this.stopFrames?.();
    if (!smoothness) {
      throw new Error("Nothing was watched.");
    }
    return { smoothness, requests: this.traffic.take() };
  }

  /**
   * Starts and ends controls, one after the other. Every second one ends as soon as its card is there, with requests
   * on their way; every fourth one finds no product namespaces and goes on looking for them until its end.
   */
  async cycle(from: number, to: number, selector: string, text: string): Promise<void> {
    for (let index = from; index < to; index++) {
      this.setProduct(index % 4 !== 3);
      const painted = this.place.painted(selector, text);
      this.start();
      await painted;
      if (index % 2 === 0) {
        while (!this.traffic.isQuiet(0)) {
          await pause(1);
        }
      }
      this.unmount();
      this.traffic.take();
    }
    this.setProduct(true);
    await this.quiet();
  }

  left(): Leftovers {
    return this.leftovers.count();
  }

  /** Waits until no request has been on its way for a while. */
  async quiet(): Promise<void> {
    while (!this.traffic.isQuiet(150)) {
      await pause(20);
    }
  }

  private start(): void {
    if (!this.form) {
      throw new Error("No form is open.");
    }
    const control = this.form.control();
    this.control = control;
    control.subscribe(() => this.place.show(this.shownElement()));
    void this.form.start(control);
  }

  private change(hasTheme = true): void {
    if (this.form) {
      this.control?.change(this.form.settings(hasTheme));
    }
  }

  private shownElement(): React.ReactElement {
    const view = this.control?.get();
    if (view?.kind !== "shown") {
      throw new Error(view?.kind === "failed" ? view.reason : "The control shows nothing.");
    }
    return view.element;
  }

  private setProduct(isThere: boolean): void {
    (window as { Microsoft?: unknown }).Microsoft = isThere ? createProduct() : undefined;
  }
}

const BareInput: React.FC = () => {
  const [text, setText] = React.useState("");
  return <Input aria-label="Bare" value={text} onChange={(_, { value }) => setText(value)} />;
};

declare global {
  interface Window {
    bench: BenchPage;
  }
}

const root = document.getElementById("root");
if (root) {
  window.bench = new BenchPage(root);
}
