import type { UserFormats } from "../base/userFormats";
import { attempt } from "./attempt";

/**
 * How the user writes, by `context.userSettings`. Each member is looked at alone: which of them a host gives is not known.
 * @param settings the newest ones
 */
export function userFormats(settings: () => ComponentFramework.UserSettings): UserFormats {
  const from = <T>(read: (settings: ComponentFramework.UserSettings) => T | undefined, usual: T): T =>
    attempt(() => read(settings())) ?? usual;
  return {
    decimalSeparator: from(({ numberFormattingInfo }) => numberFormattingInfo.numberDecimalSeparator, "."),
    groupSeparator: from(({ numberFormattingInfo }) => numberFormattingInfo.numberGroupSeparator, ","),
    negativeSign: from(({ numberFormattingInfo }) => numberFormattingInfo.negativeSign, "-"),
    // In .NET's patterns "/" and ":" stand for the separators of the culture.
    datePattern: from(
      ({ dateFormattingInfo: { shortDatePattern, dateSeparator } }) =>
        shortDatePattern.split("/").join(dateSeparator || "/"),
      "yyyy-MM-dd",
    ),
    timePattern: from(
      ({ dateFormattingInfo: { shortTimePattern, timeSeparator } }) =>
        shortTimePattern.split(":").join(timeSeparator || ":"),
      "HH:mm",
    ),
    amDesignator: from(({ dateFormattingInfo }) => dateFormattingInfo.amDesignator, "AM"),
    pmDesignator: from(({ dateFormattingInfo }) => dateFormattingInfo.pmDesignator, "PM"),
    // Minutes to be added to UTC, as measured; the opposite of JavaScript's own.
    offsetAt: (moment) => from((told) => told.getTimeZoneOffsetMinutes(moment), -moment.getTimezoneOffset()),
  };
}
