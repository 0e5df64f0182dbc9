import type { DateTime } from "luxon";
import { invalidTemplate } from "../values";

/** What the letters of a .NET date format stand for, the longest run of a letter first. */
const letters: readonly (readonly [run: RegExp, shown: (moment: DateTime) => string])[] = [
  [/^dddd+/, (moment) => moment.toFormat("cccc")],
  [/^ddd/, (moment) => moment.toFormat("ccc")],
  [/^dd/, (moment) => moment.toFormat("dd")],
  [/^d/, (moment) => moment.toFormat("d")],
  [/^MMMM+/, (moment) => moment.toFormat("LLLL")],
  [/^MMM/, (moment) => moment.toFormat("LLL")],
  [/^MM/, (moment) => moment.toFormat("MM")],
  [/^M/, (moment) => moment.toFormat("M")],
  [/^yyy+/, (moment) => moment.toFormat("yyyy")],
  [/^yy/, (moment) => moment.toFormat("yy")],
  [/^y/, (moment) => String(moment.year % 100)],
  [/^HH+/, (moment) => moment.toFormat("HH")],
  [/^H/, (moment) => moment.toFormat("H")],
  [/^hh+/, (moment) => moment.toFormat("hh")],
  [/^h/, (moment) => moment.toFormat("h")],
  [/^mm+/, (moment) => moment.toFormat("mm")],
  [/^m/, (moment) => moment.toFormat("m")],
  [/^ss+/, (moment) => moment.toFormat("ss")],
  [/^s/, (moment) => moment.toFormat("s")],
  [/^tt+/, (moment) => moment.toFormat("a")],
  [/^t/, (moment) => moment.toFormat("a").slice(0, 1)],
  [/^zzz+/, (moment) => moment.toFormat("ZZ")],
  [/^zz/, (moment) => moment.toFormat("ZZ").slice(0, 3)],
  [/^z/, (moment) => moment.toFormat("Z")],
  [/^K/, (moment) => (moment.offset === 0 ? "Z" : moment.toFormat("ZZ"))],
  [/^g+/, (moment) => moment.toFormat("G")],
];

/** The standard formats of one letter (https://learn.microsoft.com/dotnet/standard/base-types/standard-date-and-time-format-strings). */
const standard: Readonly<Record<string, (moment: DateTime) => string>> = {
  d: (moment) => moment.toLocaleString({ dateStyle: "short" }),
  D: (moment) => moment.toLocaleString({ dateStyle: "full" }),
  f: (moment) => moment.toLocaleString({ dateStyle: "full", timeStyle: "short" }),
  F: (moment) => moment.toLocaleString({ dateStyle: "full", timeStyle: "medium" }),
  g: (moment) => `${moment.toLocaleString({ dateStyle: "short" })} ${moment.toLocaleString({ timeStyle: "short" })}`,
  G: (moment) => `${moment.toLocaleString({ dateStyle: "short" })} ${moment.toLocaleString({ timeStyle: "medium" })}`,
  m: (moment) => moment.toFormat("LLLL d"),
  M: (moment) => moment.toFormat("LLLL d"),
  o: (moment) => patterned(moment, "yyyy-MM-ddTHH:mm:ss.fffffffK"),
  O: (moment) => patterned(moment, "yyyy-MM-ddTHH:mm:ss.fffffffK"),
  r: (moment) => moment.toUTC().setLocale("en-US").toFormat("ccc, dd LLL yyyy HH:mm:ss 'GMT'"),
  R: (moment) => moment.toUTC().setLocale("en-US").toFormat("ccc, dd LLL yyyy HH:mm:ss 'GMT'"),
  s: (moment) => moment.toFormat("yyyy-MM-dd'T'HH:mm:ss"),
  t: (moment) => moment.toLocaleString({ timeStyle: "short" }),
  T: (moment) => moment.toLocaleString({ timeStyle: "medium" }),
  u: (moment) => moment.toUTC().toFormat("yyyy-MM-dd HH:mm:ss'Z'"),
  U: (moment) => moment.toUTC().toLocaleString({ dateStyle: "full", timeStyle: "medium" }),
  y: (moment) => moment.toFormat("LLLL yyyy"),
  Y: (moment) => moment.toFormat("LLLL yyyy"),
};

/**
 * A moment in a date format of .NET, standard or custom; in the moment's own locale.
 * @throws FlowError for a standard format that there is not
 */
export function formatDate(moment: DateTime, format: string): string {
  if (format.length > 1) return patterned(moment, format);
  const shown = standard[format];
  if (!shown) throw invalidTemplate(`The date format ${format} is not known.`);
  return shown(moment);
}

function patterned(moment: DateTime, format: string): string {
  let shown = "";
  for (let rest = format.replace(/^%/, ""); rest !== "";) {
    const quoted = /^'([^']*)'|^"([^"]*)"|^\\(.)/s.exec(rest);
    const fraction = /^(f{1,7}|\.?F{1,7})/.exec(rest);
    const [run, letter] = letters.find(([each]) => each.test(rest)) ?? [];
    if (quoted) {
      shown += quoted[1] ?? quoted[2] ?? quoted[3] ?? "";
      rest = rest.slice(quoted[0].length);
    } else if (fraction) {
      shown += fractionOf(moment, fraction[0]);
      rest = rest.slice(fraction[0].length);
    } else if (run && letter) {
      shown += letter(moment);
      rest = rest.replace(run, "");
    } else {
      shown += rest.slice(0, 1);
      rest = rest.slice(1);
    }
  }
  return shown;
}

/** Digits of a second; those of F without zeros at their end, and then without the point. */
function fractionOf(moment: DateTime, letters: string): string {
  const point = letters.startsWith(".") ? "." : "";
  const digits = `${moment.toFormat("SSS")}0000`.slice(0, letters.length - point.length);
  if (letters.includes("f")) return digits;
  const short = digits.replace(/0+$/, "");
  return short === "" ? "" : `${point}${short}`;
}
