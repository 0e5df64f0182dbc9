import type { BadgeColour } from "./appPart";
import type { Choice } from "./definition";

/** Choices in short, `choices([1, "High"], [2, "Normal"])`; a status reason may name the colour of its badge. */
export const choices = (...rows: readonly [value: number, label: string, badge?: BadgeColour][]): Choice[] =>
  rows.map(([value, label, badge]) => ({ value, label, ...(badge && { badge }) }));
