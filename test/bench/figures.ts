/** Least, middle and greatest of some figures. */
export interface Spread {
  min: number;
  median: number;
  max: number;
}

/** @throws RangeError without figures */
export function spread(figures: readonly number[]): Spread {
  if (figures.length === 0) {
    throw new RangeError("There are no figures to compare.");
  }
  const sorted = [...figures].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  return { min: sorted[0], median, max: sorted[sorted.length - 1] };
}

/**
 * Slope of the line that fits the points best, with its standard error (ordinary least squares).
 * @throws RangeError with fewer than three points, which tell nothing of an error
 */
export function slope(points: readonly (readonly [x: number, y: number])[]): { perUnit: number; error: number } {
  if (points.length < 3) {
    throw new RangeError("A slope with its error needs three points.");
  }
  const mean = (at: 0 | 1): number => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [meanX, meanY] = [mean(0), mean(1)];
  const squares = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  const perUnit = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / squares;
  const residual = points.reduce((sum, [x, y]) => sum + (y - meanY - perUnit * (x - meanX)) ** 2, 0);
  return { perUnit, error: Math.sqrt(residual / (points.length - 2) / squares) };
}

/** A figure that must not be exceeded, and the sentence for when it is. */
export interface Bar {
  what: string;
  value: number;
  limit: number;
  unit: string;
  met: boolean;
}

/** Holds a value against its limit; a value that is the limit meets it. */
export function bar(what: string, value: number, limit: number, unit: string): Bar {
  return { what, value, limit, unit, met: value <= limit };
}

/** Rows as text in columns, figures to the right. */
export function textTable(rows: readonly (readonly (string | number)[])[]): string {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "number" ? figure(cell) : cell)));
  const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join("  ");
  return cells.map(line).join("\n");
}

/** A figure with as many decimals as it needs to be read. */
export function figure(value: number): string {
  const digits = Number.isInteger(value) ? 0 : Math.abs(value) < 10 ? 2 : 1;
  return value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** The sentence for a bar that is missed. */
export function shortfall({ what, value, limit, unit }: Bar): string {
  return `Missed: ${what} is ${figure(value)} ${unit}, the bar is ${figure(limit)} ${unit}.`;
}
