import type { Failure } from "./failure";
import type { LinkTarget } from "./record";

/** Why the links of a conversation cannot be changed here and now. */
export type ReadOnlyReason =
  "closed" | "notAccepted" | "internalStatus" | "formReadOnly" | "omnichannelStarting" | "omnichannelMissing";

/**
 * Nothing was written: somebody else changed the slot meanwhile, or the row could not be read first, or is read-only, or
 * the product would have changed the conversation that is in front.
 */
export type NotWritten =
  | { readonly kind: "changedMeanwhile" | "notInFront" }
  | { readonly kind: "notTried"; readonly failure: Failure }
  | { readonly kind: "readOnly"; readonly reason: ReadOnlyReason };

/** The database does not show the change, though the product agreed, refused, or is late. */
export type NotShown =
  { readonly kind: "notTaken" | "noAnswer" } | { readonly kind: "refused"; readonly failure: Failure };

/** Whether the row was changed is not known: it could not be read afterwards. */
export interface Unreadable {
  readonly kind: "unreadable";
  readonly failure: Failure;
}

/** What the panel tells the agent at a slot of a wish that was not done. */
export type Notice =
  | NotWritten
  | NotShown
  | Unreadable
  | { readonly kind: "notSaved"; readonly failure: Failure }
  | { readonly kind: "dialogFailed" }
  /** A form was opened to create a record; whether it was saved is not known. */
  | { readonly kind: "formOpened" }
  /** A record was created, but linking it did not succeed; with the reason where one was told. */
  | { readonly kind: "createdNotLinked"; readonly record: LinkTarget; readonly because?: Notice };
