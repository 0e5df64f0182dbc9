import type { Fix, Severity } from "./rule";

/** One breach of a rule. */
export interface Finding {
  readonly ruleId: string;
  readonly severity: Severity;
  /** What is wrong, as a sentence. */
  readonly message: string;
  /** Why the rule matters. */
  readonly why: string;
  readonly file: string;
  /** JSON pointer to the place; the empty text is the whole file. */
  readonly pointer: string;
  /** Counts from 1. */
  readonly line: number;
  /** Counts from 1, in UTF-16 code units. */
  readonly column: number;
  /** A change that is certain to be right. */
  readonly fix?: Fix;
}

/** A finding before its place in the text is known. */
export type Raw = Pick<Finding, "ruleId" | "message" | "pointer" | "fix">;

const order: Record<Severity, number> = { error: 0, warning: 1, hint: 2 };

/** Tells whether a severity weighs at least as much as another. */
export const isAtLeast = (severity: Severity, least: Severity): boolean => order[severity] <= order[least];
