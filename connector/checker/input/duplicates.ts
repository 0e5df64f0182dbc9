import { visit } from "jsonc-parser";
import type { Position } from "./positions";

/** A name that an object holds twice. */
export interface Duplicate {
  readonly name: string;
  readonly pointer: string;
  readonly position: Position;
}

/**
 * Finds the names that an object holds more than once; JSON.parse keeps the last and drops the others silently.
 * @param text strict JSON without a byte order mark
 */
export function duplicatesIn(text: string): Duplicate[] {
  const duplicates: Duplicate[] = [];
  const names: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      names.push(new Set());
    },
    onObjectProperty: (name, _offset, _length, line, column, pathOf) => {
      const known = names.at(-1);
      if (known?.has(name)) {
        const steps = [...pathOf(), name].map((step) => String(step).replace(/~/g, "~0").replace(/\//g, "~1"));
        duplicates.push({
          name,
          pointer: `/${steps.join("/")}`,
          position: { line: line + 1, column: column + 1 },
        });
      }
      known?.add(name);
    },
    onObjectEnd: () => {
      names.pop();
    },
  });
  return duplicates;
}
