import type { LinkTarget } from "./record";

/** Why the links of a conversation cannot be changed here and now. */
export type ReadOnlyReason =
  "closed" | "notAccepted" | "internalStatus" | "formReadOnly" | "omnichannelStarting" | "omnichannelMissing";

/**
 * Nothing was written: somebody else changed the slot meanwhile, or the row could not be read first, or is read-only, or
 * the product would have changed the conversation that is in front.
 */
export type NotWritten =
  | { readonly kind: "changedMeanwhile" | "notTried" | "notInFront" }
  | { readonly kind: "readOnly"; readonly reason: ReadOnlyReason };

/** The database does not show the change, though the product agreed, refused (with its own text or ""), or is late. */
export type NotShown =
  { readonly kind: "notTaken" | "noAnswer" } | { readonly kind: "refused"; readonly message: string };

/** What can be undone: the record that was unlinked or replaced. */
export interface Undoable {
  readonly kind: "unlinked" | "replaced";
  readonly record: LinkTarget;
  /** What the change put in its place; undefined = nothing. Undo applies only as long as that is still there. */
  readonly replacement: LinkTarget | undefined;
}

/** What the panel tells the agent at a slot. */
export type Notice =
  | NotWritten
  | NotShown
  /** Whether the row was changed is not known: it could not be read afterwards. */
  | { readonly kind: "unreadable"; readonly message: string }
  | { readonly kind: "notSaved"; readonly message: string }
  | { readonly kind: "dialogFailed" }
  /** A form was opened to create a record; whether it was saved is not known. */
  | { readonly kind: "formOpened" }
  /** A record was created, but linking it did not succeed. */
  | { readonly kind: "createdNotLinked"; readonly record: LinkTarget }
  /** What was linked can be linked again. */
  | Undoable;
