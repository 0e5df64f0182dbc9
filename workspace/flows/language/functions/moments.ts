import { DateTime, Duration } from "luxon";
import { findIana } from "windows-iana";
import type { FlowFunction } from "../surroundings";
import { invalidTemplate, text, whole } from "../values";
import { formatDate } from "./dateFormat";

/** What formatDateTime and its kin write unless told otherwise. */
const roundTrip = "o";

/** A moment of a text; one without an offset is in UTC. @throws FlowError unless it is one */
function momentOf(value: unknown, locale = "en-US"): DateTime {
  const given = text(value).trim();
  const iso = DateTime.fromISO(given.replace(" ", "T"), { zone: "utc", setZone: true, locale });
  if (iso.isValid) return iso;
  for (const format of ["M/d/yyyy", "M/d/yyyy h:mm a", "M/d/yyyy h:mm:ss a", "M/d/yyyy H:mm", "M/d/yyyy H:mm:ss"]) {
    const american = DateTime.fromFormat(given, format, { zone: "utc", locale });
    if (american.isValid) return american;
  }
  const mail = DateTime.fromRFC2822(given, { zone: "utc" });
  if (mail.isValid) return mail;
  throw invalidTemplate(`${given.slice(0, 100)} is no date and time, such as 2026-03-02T09:00:00Z.`);
}

/** A time zone by its name in Windows, or by that of the IANA. @throws FlowError for a name that is neither */
function zoneOf(value: unknown): string {
  const name = text(value);
  const zone = findIana(name)[0] ?? name;
  if (!DateTime.utc().setZone(zone).isValid) {
    throw invalidTemplate(`The time zone ${name} is not known; one is W. Europe Standard Time.`);
  }
  return zone;
}

const format = (moment: DateTime, given: unknown): string =>
  formatDate(moment, given === undefined || given === null || given === "" ? roundTrip : text(given));

const units: Readonly<Record<string, string>> = {
  second: "seconds",
  minute: "minutes",
  hour: "hours",
  day: "days",
  week: "weeks",
  month: "months",
  year: "years",
};

/** The member of a duration for a unit such as Day or Days. @throws FlowError for another unit */
function unitOf(value: unknown): string {
  const unit = units[text(value).toLowerCase().replace(/s$/, "")];
  if (unit === undefined) {
    throw invalidTemplate(
      `The unit ${text(value)} is not known; one is Second, Minute, Hour, Day, Week, Month or Year.`,
    );
  }
  return unit;
}

const moved = (moment: DateTime, unit: string, count: unknown, sign = 1): DateTime => {
  const there = moment.plus({ [unit]: sign * whole(count) });
  if (!there.isValid || there.year < 1 || there.year > 9999)
    throw invalidTemplate("The date lies out of the calendar.");
  return there;
};

const adding =
  (unit: string): FlowFunction =>
  ([value, count, shown]) =>
    format(moved(momentOf(value), unit, count), shown);

const start =
  (unit: "day" | "hour" | "month"): FlowFunction =>
  ([value, shown]) =>
    format(momentOf(value).startOf(unit), shown);

/** From UTC to the clock of a zone: what comes out tells no offset, as on the platform. */
const shifted = (moment: DateTime, from: string, to: string): DateTime =>
  moment.setZone(from, { keepLocalTime: true }).setZone(to);

const withoutOffset = "yyyy-MM-ddTHH:mm:ss.fffffff";

/** The difference as .NET writes one: -d.hh:mm:ss.fffffff. */
const dateDifference: FlowFunction = ([from, to]) => {
  const milliseconds = momentOf(to).toMillis() - momentOf(from).toMillis();
  const {
    days,
    hours,
    minutes,
    seconds,
    milliseconds: rest,
  } = Duration.fromMillis(Math.abs(milliseconds))
    .shiftTo("days", "hours", "minutes", "seconds", "milliseconds")
    .toObject();
  const two = (count = 0) => String(count).padStart(2, "0");
  const clock = `${two(hours)}:${two(minutes)}:${two(seconds)}`;
  const fraction = rest ? `.${String(rest).padStart(3, "0")}0000` : "";
  return `${milliseconds < 0 ? "-" : ""}${days ? `${days}.` : ""}${clock}${fraction}`;
};

export const moments = {
  addDays: adding("days"),
  addHours: adding("hours"),
  addMinutes: adding("minutes"),
  addSeconds: adding("seconds"),
  addToTime: ([value, count, unit, shown]) => format(moved(momentOf(value), unitOf(unit), count), shown),
  convertFromUtc: ([value, zone, shown]) =>
    format(momentOf(value).toUTC().setZone(zoneOf(zone)), shown ?? withoutOffset),
  convertTimeZone: ([value, from, to, shown]) =>
    format(shifted(momentOf(value), zoneOf(from), zoneOf(to)), shown ?? withoutOffset),
  convertToUtc: ([value, zone, shown]) => format(shifted(momentOf(value), zoneOf(zone), "utc"), shown),
  dateDifference,
  dayOfMonth: ([value]) => momentOf(value).day,
  dayOfWeek: ([value]) => momentOf(value).weekday % 7,
  dayOfYear: ([value]) => momentOf(value).ordinal,
  formatDateTime: ([value, shown, locale]) =>
    format(momentOf(value).setLocale(locale === undefined ? "en-US" : text(locale)), shown),
  getFutureTime: ([count, unit, shown], run) =>
    format(moved(DateTime.fromJSDate(run.now()).toUTC(), unitOf(unit), count), shown),
  getPastTime: ([count, unit, shown], run) =>
    format(moved(DateTime.fromJSDate(run.now()).toUTC(), unitOf(unit), count, -1), shown),
  parseDateTime: ([value, locale, shown]) => {
    const language = locale === undefined ? "en-US" : text(locale);
    if (shown === undefined) return format(momentOf(value, language), undefined);
    const tokens = text(shown)
      .replace(/tt/g, "a")
      .replace(/f+/g, "SSS")
      .replace(/dddd/g, "cccc")
      .replace(/ddd/g, "ccc");
    const moment = DateTime.fromFormat(text(value), tokens, { zone: "utc", setZone: true, locale: language });
    if (!moment.isValid) throw invalidTemplate(`${text(value)} is no date in the format ${text(shown)}.`);
    return format(moment, undefined);
  },
  startOfDay: start("day"),
  startOfHour: start("hour"),
  startOfMonth: start("month"),
  subtractFromTime: ([value, count, unit, shown]) => format(moved(momentOf(value), unitOf(unit), count, -1), shown),
  ticks: ([value]) => Number(BigInt(momentOf(value).toMillis()) * 10_000n + 621_355_968_000_000_000n),
  utcNow: ([shown], run) => format(DateTime.fromJSDate(run.now()).toUTC(), shown),
} as const satisfies Record<string, FlowFunction>;
