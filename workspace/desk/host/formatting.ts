import { languageName } from "./languages";

/** Day number of the week that ISO 8601 counts the year's weeks by. */
const thursday = 4;

/** The ISO 8601 week a date lies in. */
function isoWeek(date: Date): number {
  const day = new Date(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()));
  day.setUTCDate(day.getUTCDate() + thursday - (day.getUTCDay() || 7));
  const newYear = Date.UTC(day.getUTCFullYear(), 0, 1);
  return Math.ceil(((day.getTime() - newYear) / 86_400_000 + 1) / 7);
}

/**
 * `context.formatting` for a language.
 * @param tag BCP 47 tag
 */
export function createFormatting(tag: string): ComponentFramework.Formatting {
  const date = (value: Date, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, options).format(value);
  const number = (value: number, digits: number) =>
    new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
  return {
    formatCurrency: (value, precision = 2, symbol = "$") => `${symbol}${number(value, precision)}`,
    formatDecimal: (value, precision = 2) => number(value, precision),
    formatInteger: (value) => number(value, 0),
    formatDateAsFilterStringInUTC: (value, includeTime) => value.toISOString().slice(0, includeTime ? 19 : 10),
    formatDateLong: (value) => date(value, { dateStyle: "full" }),
    formatDateLongAbbreviated: (value) => date(value, { dateStyle: "medium" }),
    formatDateShort: (value, includeTime) =>
      date(value, { dateStyle: "short", ...(includeTime ? { timeStyle: "short" } : {}) }),
    formatDateYearMonth: (value) => date(value, { year: "numeric", month: "long" }),
    formatLanguage: (value) => languageName(value),
    // Behaviour 3 is independent of time zones: the stored hours are the hours.
    formatTime: (value, behavior) =>
      date(value, { timeStyle: "short", ...(behavior === 3 ? { timeZone: "UTC" } : {}) }),
    getWeekOfYear: isoWeek,
  };
}
