import type { Json } from "../input/jsonValue";

/** How much a finding weighs; only an error makes the checker exit with 1. */
export type Severity = "error" | "warning" | "hint";

/** A change that is certain to be right. Steps lead from the root of the file. */
export type Fix = { readonly title: string } & (
  | { readonly kind: "set"; readonly steps: readonly (string | number)[]; readonly value: Json }
  | { readonly kind: "remove"; readonly steps: readonly (string | number)[] }
  | { readonly kind: "rename"; readonly steps: readonly (string | number)[]; readonly name: string }
  | { readonly kind: "text" }
);

/** A place that breaks a rule. */
export interface FoundPlace {
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** JSON pointer to the place; the empty text is the whole file. */
  readonly pointer: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 code units. */
  readonly column: number;
  /** A change that is certain to be right. */
  readonly fix?: Fix;
}

/** One cause for which a file breaks a rule. */
export interface Finding extends FoundPlace {
  readonly ruleId: string;
  readonly severity: Severity;
  /** Why the rule matters. */
  readonly why: string;
  readonly file: string;
  /** Further places of the same cause, in the order of the file. */
  readonly others?: readonly FoundPlace[];
}

const order: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/** Tells whether a severity weighs at least as much as another. */
export const isAtLeast = (severity: Severity, least: Severity): boolean => order[severity] <= order[least];
