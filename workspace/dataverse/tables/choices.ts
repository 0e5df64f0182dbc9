import type { BadgeColour } from "./appPart";
import type { Choice, Color } from "./definition";

type Look = BadgeColour | Color;

const isColor = (look: Look): look is Color => look.startsWith("#");

/**
 * Choices in short, `choices([1, "High", "#A4262C"], [2, "Normal"])`: value, label, and what there is of the colour that
 * the maker gave and, of a status reason, the colour of its badge.
 */
export const choices = (...rows: readonly [value: number, label: string, ...looks: Look[]][]): Choice[] =>
  rows.map(([value, label, ...looks]) => {
    const color = looks.find(isColor);
    const badge = looks.find((look): look is BadgeColour => !isColor(look));
    return { value, label, ...(badge && { badge }), ...(color && { color }) };
  });
