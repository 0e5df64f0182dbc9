import type { IInputs } from "../../../LinkedRecordsControl/generated/ManifestTypes";

/** What somebody does with a dialog of the host. */
export type Act = "accept" | "close";

/** A host as the contract sees it: the context of a form of a contact, and hands to act in its dialogs. */
export interface ContractHost {
  /** The newest context. */
  readonly context: ComponentFramework.Context<IInputs>;
  /** The context of a control that declares no feature. */
  readonly undeclared: ComponentFramework.Context<IInputs>;
  /** The record of the form. */
  readonly id: string;
  /** `context.parameters` with a mapped column, a bound property without one, and an input that was not set. */
  readonly properties: Readonly<Record<"mapped" | "unmapped" | "unset", object>>;
  /** Waits until the host has told all that it tells of its form. */
  ready(): Promise<void>;
  /** From now on dialogs are used in this way. */
  act(act: Act): void;
  end(): void;
}
