import type { Json } from "./json";

/** What a look over a whole JSON value tells. */
export interface Survey {
  /** Levels of nesting; a plain value has none. */
  readonly depth: number;
  /** Members of all objects together. */
  readonly members: number;
}

/**
 * Measures a JSON value without recursion, so that no nesting can overflow the stack.
 * @param value any JSON value
 */
export function survey(value: Json): Survey {
  let depth = 0;
  let members = 0;
  let level: object[] = typeof value === "object" && value !== null ? [value] : [];
  while (level.length > 0) {
    depth += 1;
    const next: object[] = [];
    for (const container of level) {
      const entries = Array.isArray(container) ? (container as unknown[]) : Object.values(container);
      if (entries !== container) {
        members += entries.length;
      }
      for (const entry of entries as unknown[]) {
        if (typeof entry === "object" && entry !== null) {
          next.push(entry);
        }
      }
    }
    level = next;
  }
  return { depth, members };
}
