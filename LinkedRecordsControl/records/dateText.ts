import type { Column } from "../base/column";
import type { UserFormats } from "../base/userFormats";
import { problemOfRange, type Parsed } from "./columnProblem";
import { plainText } from "./typedText";
import { momentOf, wallClock } from "./wallClock";

const isDay = (column: Column): boolean => column.format === "dateonly" || column.behavior === "dateOnly";
/** Whether its moments are shown in the user's time zone: Dataverse's own default. */
const isZoned = ({ behavior = "userLocal" }: Column): boolean => behavior === "userLocal";

/** What .NET's patterns consist of: text in quotes, a run of one letter. */
const tokens = /'([^']*)'|([a-zA-Z])\2*/g;
const quotes = /'[^']*'/g;
/** Names of days and eras: they are neither shown nor read; months are numbers. */
const names = /d{3,}|g+/g;

/**
 * A moment of UTC by a pattern. A year has four digits even where the pattern has two, which would lose the century;
 * hours are counted to 24 where no word for the half of the day is shown.
 */
function write(pattern: string, at: Date, { amDesignator, pmDesignator }: UserFormats): string {
  const [y, M, d, H, m, s] = at.toISOString().split(/\D/);
  const t = Number(H) < 12 ? amDesignator : pmDesignator;
  const h = t && pattern.includes("t") ? `0${Number(H) % 12 || 12}`.slice(-2) : H;
  const parts: Readonly<Record<string, string>> = { y, M, d, H, h, m, s, t };
  const text = pattern.replace(names, "").replace(tokens, (token: string, quoted?: string, letter?: string) => {
    const part = quoted ?? parts[letter ?? ""] ?? "";
    return token.length > 1 ? part : part.replace(/^0/, "");
  });
  return text.replace(/^[\s,]+|[\s,]+$/g, "");
}

/** A date as the user writes dates; where the column has a time of day, that follows. */
export function dateText(column: Column, value: string, formats: UserFormats): string {
  const moment = Date.parse(value);
  if (isNaN(moment)) {
    return value;
  }
  // A day alone is the same in every time zone.
  const at = new Date(isZoned(column) && value.length > 10 ? wallClock(moment, formats.offsetAt) : moment);
  const date = write(formats.datePattern, at, formats);
  return isDay(column) ? date : `${date} ${write(formats.timePattern, at, formats)}`;
}

/** Takes the words of a pattern out of a text, such as the "г." of a Bulgarian date. */
function withoutWords(text: string, pattern: string, instead: string): string {
  const words = pattern.match(quotes) ?? [];
  return words.reduce((rest, word) => rest.replace(plainText(word.slice(1, -1)) || instead, instead), text);
}

const dayAndRest = /^(\d{1,4})(?: ?[./-] ?| )(\d{1,2})(?: ?[./-] ?| )(\d{1,4})\.?(?:[ ,T] *(.*))?$/i;

/** A day at midnight, NaN where it is none of the calendar, and what is written behind it. */
function parseDay(text: string, pattern: string): readonly [number, string] {
  const [, ...said] = dayAndRest.exec(withoutWords(text, pattern, " ")) ?? [];
  const letters = pattern
    .replace(quotes, "")
    .replace(names, "")
    .replace(/[^dMy]|(.)(?=\1)/g, "");
  // With its year in front it is an ISO date, whatever the pattern.
  const order = said[0]?.length === 4 ? "yMd" : letters;
  const [year = "", month = "", day = ""] = [..."yMd"].map((letter) => said[order.indexOf(letter)]);
  // Two digits are a year of the eighty before this one, or of the twenty from here on.
  const last = new Date().getFullYear() + 20;
  const whole = year.length === 2 ? last - ((last - Number(year)) % 100) : year;
  const iso = `${whole}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const midnight = Date.parse(iso);
  // 30 February is taken for a day of March.
  const isReal = /^\d{4}-\d\d-\d\d$/.test(iso) && new Date(midnight).getUTCDate() === Number(day);
  return [isReal ? midnight : NaN, said[3]?.trim() ?? ""];
}

const clock = /^(\D*?) ?(\d\d?)(?: ?[:.] ?(\d\d))?(?: ?[:.] ?(\d\d))?[ :]*(\D*)$/;
const bare = (text: string): string => plainText(text).replace(/[ .]/g, "").toLowerCase();

/** Hours since midnight; NaN where it is no time of day. */
function parseTime(text: string, { timePattern, amDesignator, pmDesignator }: UserFormats): number {
  const [, front = "", hour, minute, second = "0", behind = ""] =
    clock.exec(withoutWords(text, timePattern, ":")) ?? [];
  const said = bare(front + behind);
  // "14" alone may be anything, "2 pm" is a time.
  const half = said ? [bare(amDesignator), bare(pmDesignator), "am", "pm", "a", "p"].indexOf(said) : minute ? -2 : -1;
  const [h, m, s] = [hour, minute ?? "0", second].map(Number);
  if (half === -1 || h > (half < 0 ? 23 : 12) || m > 59 || s > 59) {
    return NaN;
  }
  return (half < 0 ? h : (h % 12) + (half % 2) * 12) + m / 60 + s / 3600;
}

/**
 * Reads a date in the order of the user's pattern, or as ISO. A date without the time that its column has is a problem:
 * midnight would be a guess.
 * @returns a day of a column without time of day at noon in the user's time zone, so that it is the same day nearly everywhere
 */
export function parseDate(column: Column, text: string, formats: UserFormats): Parsed {
  const [midnight, rest] = parseDay(plainText(text), formats.datePattern);
  if (isNaN(midnight) || (rest && isDay(column))) {
    return { problem: { kind: "notDate" } };
  }
  const hours = isDay(column) ? (isZoned(column) ? 12 : 0) : parseTime(rest, formats);
  if (isNaN(hours)) {
    return { problem: { kind: "notTime" } };
  }
  const wall = midnight + Math.round(hours * 3600) * 1000;
  const at = new Date(isZoned(column) ? momentOf(wall, formats.offsetAt) : wall);
  // What Dataverse holds.
  const problem = problemOfRange(at.getUTCFullYear(), 1753, 9999);
  if (problem) {
    return { problem };
  }
  const iso = at.toISOString();
  return { value: column.behavior === "dateOnly" ? iso.slice(0, 10) : iso.replace(".000", "") };
}
