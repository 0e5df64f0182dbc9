/**
 * A number in ASCII digits with a point: no exponent, no groups, and no digits that only its binary form has.
 * @param decimals at most; the rest is rounded
 */
export function plainNumber(value: number, decimals = 20): string {
  const text = value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: decimals });
  return text === "-0" ? "0" : text;
}

/** How many digits a number has after the point. */
export function decimalsOf(value: number): number {
  return plainNumber(value).split(".")[1]?.length ?? 0;
}
