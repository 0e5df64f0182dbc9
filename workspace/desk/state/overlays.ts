import { Observable } from "./observable";

/** Options of `lookupObjects`, with the one that is documented for `Xrm.Utility` and missing in the typings. */
type LookupOptions = ComponentFramework.UtilityApi.LookupOptions & { readonly searchText?: string };

/** A question the host put to the agent over the form; `answer` ends it. */
export type Overlay = { readonly key: number } & (
  | {
      kind: "lookup";
      options: LookupOptions;
      answer(chosen: ComponentFramework.LookupValue[]): void;
    }
  | {
      kind: "quickCreate";
      table: string;
      defaults: Readonly<Record<string, string>>;
      answer(saved: ComponentFramework.LookupValue | null): void;
    }
  | {
      kind: "dialog";
      role: "alert" | "confirm" | "error";
      title: string;
      text: string;
      details?: string;
      confirmLabel: string;
      cancelLabel?: string;
      answer(confirmed: boolean): void;
    }
);

type Question<Kind extends Overlay["kind"]> = Omit<Extract<Overlay, { kind: Kind }>, "key" | "kind" | "answer">;
type Answer<Kind extends Overlay["kind"]> = Parameters<Extract<Overlay, { kind: Kind }>["answer"]>[0];

/** Panels and dialogs that are open, the latest on top. */
export class Overlays extends Observable<readonly Overlay[]> {
  private count = 0;

  constructor() {
    super([]);
  }

  /** Opens a panel or dialog and resolves with its answer; closing without a choice is an answer too. */
  ask<Kind extends Overlay["kind"]>(kind: Kind, question: Question<Kind>): Promise<Answer<Kind>> {
    return new Promise((resolve) => {
      this.count += 1;
      const key = this.count;
      const answer = (value: Answer<Kind>) => {
        this.set(this.get().filter((overlay) => overlay.key !== key));
        resolve(value);
      };
      this.set([...this.get(), { ...question, kind, key, answer } as unknown as Overlay]);
    });
  }
}
