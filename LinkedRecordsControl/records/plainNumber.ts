/**
 * A number in ASCII digits with a point: no exponent, no groups, and no digits that only its binary form has.
 * @param decimals at most; the rest is rounded
 */
export function plainNumber(value: number, decimals = 20): string {
  return value.toLocaleString("en-US", { useGrouping: false, maximumFractionDigits: decimals }).replace(/^-0$/, "0");
}

/** How many digits a number has after the point. */
export function decimalsOf(value: number): number {
  return plainNumber(value).split(".")[1]?.length ?? 0;
}
