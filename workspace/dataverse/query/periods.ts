type Unit = "Hours" | "Days" | "Weeks" | "Months" | "Years";

/** From, inclusive, to, exclusive, in milliseconds since 1970; null is no bound. */
export type Period = readonly [from: number | null, to: number | null];

const hour = 3_600_000;
const day = 24 * hour;

const startOfDay = (time: number): number => Math.floor(time / day) * day;
const startOfWeek = (time: number): number => startOfDay(time) - new Date(time).getUTCDay() * day;
const month = (time: number, offset: number): number => {
  const date = new Date(time);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1);
};
const year = (time: number, offset: number): number => Date.UTC(new Date(time).getUTCFullYear() + offset, 0, 1);

/** The instant a number of units away, the day of the month cut to the month's length. */
function shift(time: number, count: number, unit: Unit): number {
  if (unit === "Hours") return time + count * hour;
  if (unit === "Days") return time + count * day;
  if (unit === "Weeks") return time + count * 7 * day;
  const months = unit === "Months" ? count : count * 12;
  const date = new Date(time);
  const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months + 1, 0)).getUTCDate();
  const moved = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, Math.min(date.getUTCDate(), last));
  return moved + (time - startOfDay(time));
}

/** Periods without a number, by name of the query function. */
export const fixedPeriods: Readonly<Record<string, (now: number) => Period>> = {
  Today: (now) => [startOfDay(now), startOfDay(now) + day],
  Yesterday: (now) => [startOfDay(now) - day, startOfDay(now)],
  Tomorrow: (now) => [startOfDay(now) + day, startOfDay(now) + 2 * day],
  Last7Days: (now) => [startOfDay(now) - 7 * day, now + 1],
  Next7Days: (now) => [now, startOfDay(now) + 8 * day],
  LastWeek: (now) => [startOfWeek(now) - 7 * day, startOfWeek(now)],
  ThisWeek: (now) => [startOfWeek(now), startOfWeek(now) + 7 * day],
  NextWeek: (now) => [startOfWeek(now) + 7 * day, startOfWeek(now) + 14 * day],
  LastMonth: (now) => [month(now, -1), month(now, 0)],
  ThisMonth: (now) => [month(now, 0), month(now, 1)],
  NextMonth: (now) => [month(now, 1), month(now, 2)],
  LastYear: (now) => [year(now, -1), year(now, 0)],
  ThisYear: (now) => [year(now, 0), year(now, 1)],
  NextYear: (now) => [year(now, 1), year(now, 2)],
};

/** Periods of a number of units, such as LastXDays: whole days, but for hours. */
export function countedPeriod(functionName: string, now: number, count: number): Period | null {
  const match = /^(Last|Next|OlderThan)X(Hours|Days|Weeks|Months|Years)$/.exec(functionName);
  if (!match) return null;
  const unit = match[2] as Unit;
  if (match[1] === "OlderThan") return [null, shift(now, -count, unit)];
  const base = unit === "Hours" ? now : startOfDay(now);
  if (match[1] === "Last") return [shift(base, -count, unit), now + 1];
  return [now, shift(unit === "Hours" ? base + 1 : base + day, count, unit)];
}

/** The day of an instant. */
export const dayOf = (time: number): readonly [from: number, to: number] => [startOfDay(time), startOfDay(time) + day];
