import type { UserFormats } from "../../LinkedRecordsControl/base/userFormats";

/** Minutes by which a time zone is ahead of UTC, by the time zones of the JavaScript engine. */
export function offsetOf(timeZone: string): (moment: Date) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (moment) => {
    const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
    const wall = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
    return Math.round((wall - Math.floor(moment.getTime() / 1000) * 1000) / 60_000);
  };
}

const formats = (
  numbers: string,
  datePattern: string,
  timePattern: string,
  timeZone: string,
  [amDesignator, pmDesignator]: readonly [string, string] = ["", ""],
): UserFormats => {
  const [groupSeparator, decimalSeparator, negativeSign = "-"] = [...numbers];
  const offsetAt = offsetOf(timeZone);
  return {
    groupSeparator,
    decimalSeparator,
    negativeSign,
    datePattern,
    timePattern,
    amDesignator,
    pmDesignator,
    offsetAt,
  };
};

/** How users of several languages write, each in another time zone: separators of groups and decimals, a negative sign. */
export const userFormats = {
  "en-US": formats(",.", "M/d/yyyy", "h:mm tt", "America/Chicago", ["AM", "PM"]),
  "en-US, two digits": formats(",.", "MM/dd/yy", "hh:mm t", "America/New_York", ["AM", "PM"]),
  "en-GB": formats(",.", "dd/MM/yyyy", "HH:mm", "Europe/London", ["am", "pm"]),
  "en-AU": formats(",.", "d/MM/yyyy", "h:mm tt", "Australia/Lord_Howe", ["am", "pm"]),
  "de-DE": formats(".,", "dd.MM.yyyy", "HH:mm", "Europe/Berlin"),
  "de-CH": formats("’.", "dd.MM.yyyy", "HH:mm", "Europe/Zurich"),
  "fr-FR": formats("\u202f,", "dd/MM/yyyy", "HH:mm", "Europe/Paris"),
  "fr-CA": formats("\u00a0,", "yyyy-MM-dd", "HH 'h' mm", "America/St_Johns"),
  "es-MX": formats(",.", "dd/MM/yyyy", "hh:mm tt", "America/Mexico_City", ["a. m.", "p.\u00a0m."]),
  "sv-SE": formats("\u00a0,\u2212", "yyyy-MM-dd", "HH:mm", "Europe/Stockholm", ["fm", "em"]),
  "fi-FI": formats("\u00a0,\u2212", "d.M.yyyy", "H.mm", "Europe/Helsinki", ["ap.", "ip."]),
  "hu-HU": formats("\u00a0,", "yyyy. MM. dd.", "H:mm", "Europe/Budapest", ["de.", "du."]),
  "bg-BG": formats("\u00a0,", "d.M.yyyy 'г.'", "H:mm 'ч.'", "Europe/Sofia", ["пр.об.", "сл.об."]),
  "ja-JP": formats(",.", "yyyy/MM/dd", "H:mm", "Asia/Tokyo", ["午前", "午後"]),
  "zh-CN": formats(",.", "yyyy'年'M'月'd'日'", "tt h:mm", "Asia/Shanghai", ["上午", "下午"]),
  "ko-KR": formats(",.", "yyyy-MM-dd", "tt h:mm:ss", "Asia/Seoul", ["오전", "오후"]),
  "hi-IN": formats(",.", "dd-MM-yyyy", "HH:mm", "Asia/Kolkata", ["पूर्वाह्न", "अपराह्न"]),
  "ne-NP": formats(",.", "ddd, d MMM yyyy", "h:mm", "Asia/Kathmandu", ["पूर्वाह्न", "अपराह्न"]),
  "ar-EG": formats("٬٫", "dd\u200f/MM\u200f/yyyy", "hh:mm tt", "Africa/Cairo", ["ص", "م"]),
  "he-IL": {
    ...formats(",.", "dd/MM/yyyy", "HH:mm", "Asia/Jerusalem", ["לפנה״צ", "אחה״צ"]),
    negativeSign: "\u200e-",
  },
  "en-NZ": formats(",.", "d/MM/yyyy", "h:mm tt", "Pacific/Chatham", ["am", "pm"]),
  "sm-WS": formats(",.", "dd/MM/yyyy", "HH:mm", "Pacific/Apia"),
} satisfies Record<string, UserFormats>;
