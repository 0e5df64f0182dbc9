import { languageTag } from "./languages";

const months = Array.from({ length: 12 }, (_, month) => new Date(2023, month, 1));
// 1 January 2023 was a Sunday.
const days = Array.from({ length: 7 }, (_, day) => new Date(2023, 0, 1 + day));

const partOf = (parts: readonly { type: string; value: string }[], type: string, usual: string): string =>
  parts.find((part) => part.type === type)?.value ?? usual;

function dateInfo(tag: string): ComponentFramework.UserSettingApi.DateFormattingInfo {
  const names = (dates: Date[], options: Intl.DateTimeFormatOptions) =>
    dates.map((date) => new Intl.DateTimeFormat(tag, options).format(date));
  const clock = (hour: number) =>
    partOf(
      new Intl.DateTimeFormat(tag, { hour: "numeric", hour12: true }).formatToParts(new Date(2023, 0, 1, hour)),
      "dayPeriod",
      "",
    );
  const short = new Intl.DateTimeFormat(tag, { dateStyle: "short" }).formatToParts(new Date(2023, 0, 1));
  const letters: Readonly<Record<string, string>> = { day: "d", month: "M", year: "yyyy" };
  const hours12 = new Intl.DateTimeFormat(tag, { hour: "numeric" }).resolvedOptions().hour12 ?? false;
  const time = hours12 ? "h:mm tt" : "HH:mm";
  const locale = new Intl.Locale(tag) as Intl.Locale & { weekInfo?: { firstDay: number } };
  const abbreviatedMonths = [...names(months, { month: "short" }), ""];
  const longMonths = [...names(months, { month: "long" }), ""];
  return {
    amDesignator: clock(9),
    pmDesignator: clock(15),
    abbreviatedDayNames: names(days, { weekday: "short" }),
    abbreviatedMonthGenitiveNames: abbreviatedMonths,
    abbreviatedMonthNames: abbreviatedMonths,
    calendarWeekRule: 0,
    calendar: {
      minSupportedDateTime: new Date(-62_135_568_000_000),
      maxSupportedDateTime: new Date(253_402_300_799_999),
      algorithmType: 1,
      calendarType: 1,
      twoDigitYearMax: 2049,
    },
    dateSeparator: partOf(short, "literal", "/").trim(),
    dayNames: names(days, { weekday: "long" }),
    firstDayOfWeek: ((locale.weekInfo?.firstDay ?? 7) % 7) as ComponentFramework.UserSettingApi.Types.DayOfWeek,
    fullDateTimePattern: `dddd, MMMM d, yyyy ${time}`,
    longDatePattern: "dddd, MMMM d, yyyy",
    longTimePattern: time.replace("mm", "mm:ss"),
    monthDayPattern: "MMMM dd",
    monthGenitiveNames: longMonths,
    monthNames: longMonths,
    shortDatePattern: short.map(({ type, value }) => letters[type] ?? value).join(""),
    shortTimePattern: time,
    shortestDayNames: names(days, { weekday: "narrow" }),
    sortableDateTimePattern: "yyyy'-'MM'-'dd'T'HH':'mm':'ss",
    timeSeparator: ":",
    universalSortableDateTimePattern: "yyyy'-'MM'-'dd HH':'mm':'ss'Z'",
    yearMonthPattern: "MMMM yyyy",
  };
}

function numberInfo(tag: string): ComponentFramework.UserSettingApi.NumberFormattingInfo {
  const parts = new Intl.NumberFormat(tag).formatToParts(-1_234_567.8);
  const decimal = partOf(parts, "decimal", ".");
  const group = partOf(parts, "group", ",");
  return {
    currencyDecimalDigits: 2,
    currencyDecimalSeparator: decimal,
    currencyGroupSeparator: group,
    currencyGroupSizes: [3],
    currencyNegativePattern: 1,
    currencyPositivePattern: 0,
    currencySymbol: "$",
    nanSymbol: "NaN",
    nativeDigits: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
    negativeInfinitySymbol: "-∞",
    negativeSign: partOf(parts, "minusSign", "-"),
    numberDecimalDigits: 2,
    numberDecimalSeparator: decimal,
    numberGroupSeparator: group,
    numberGroupSizes: [3],
    numberNegativePattern: 1,
    perMilleSymbol: "‰",
    percentDecimalDigits: 2,
    percentDecimalSeparator: decimal,
    percentGroupSeparator: group,
    percentGroupSizes: [3],
    percentNegativePattern: 1,
    percentPositivePattern: 1,
    percentSymbol: "%",
    positiveInfinitySymbol: "∞",
    positiveSign: "+",
  };
}

/** The signed-in agent. */
export interface DeskUser {
  id: string;
  name: string;
}

/** `context.userSettings`. @param languageId LCID; formats are those of that language */
export function createUserSettings(
  user: DeskUser,
  languageId: number,
  isRTL: boolean,
): ComponentFramework.UserSettings {
  const tag = languageTag(languageId);
  return {
    userId: user.id,
    userName: user.name,
    languageId,
    isRTL,
    securityRoles: [],
    dateFormattingInfo: dateInfo(tag),
    numberFormattingInfo: numberInfo(tag),
    getTimeZoneOffsetMinutes: (date = new Date()) => -date.getTimezoneOffset(),
  };
}
