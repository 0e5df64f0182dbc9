import { invalidTemplate } from "../values";

/** Currencies by the region of a locale; the format C takes that of the region. */
const currencies: Readonly<Record<string, string>> = {
  US: "USD", GB: "GBP", JP: "JPY", CH: "CHF", CA: "CAD", AU: "AUD", IN: "INR", CN: "CNY", BR: "BRL", SE: "SEK",
  DK: "DKK", NO: "NOK", PL: "PLN", CZ: "CZK", MX: "MXN", KR: "KRW", ZA: "ZAR", NZ: "NZD", TR: "TRY", SA: "SAR",
}; // prettier-ignore

function intl(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  try {
    return new Intl.NumberFormat(locale, options);
  } catch {
    throw invalidTemplate(`The locale ${locale} or its number of digits is not known.`);
  }
}

const fixed = (digits: number, useGrouping: boolean): Intl.NumberFormatOptions => ({
  minimumFractionDigits: digits,
  maximumFractionDigits: digits,
  useGrouping,
});

/**
 * A number in one of the formats of .NET
 * (https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings).
 *
 * @param format a letter with a number of digits (C, D, E, F, G, N, P, X), or a pattern of 0, #, comma, point and per cent
 * @throws FlowError for a format or a locale that there is not
 */
export function formatNumber(value: number, format: string, locale: string): string {
  const [, letter, count] = /^([a-z])(\d{0,2})$/i.exec(format) ?? [];
  if (letter === undefined) return patterned(value, format, locale);
  const digits = count === undefined || count === "" ? undefined : Number(count);
  switch (letter.toUpperCase()) {
    case "C": {
      const region = new Intl.Locale(locale).region ?? "US";
      const currency = currencies[region] ?? "EUR";
      return intl(locale, { style: "currency", currency, ...(digits !== undefined && fixed(digits, true)) }).format(
        value,
      );
    }
    case "D": {
      const whole = Math.trunc(Math.abs(value))
        .toFixed(0)
        .padStart(digits ?? 1, "0");
      return value < 0 ? `-${whole}` : whole;
    }
    case "E": {
      const [mantissa = "", exponent = "0"] = value.toExponential(digits ?? 6).split("e");
      const power = `${Number(exponent) < 0 ? "-" : "+"}${String(Math.abs(Number(exponent))).padStart(3, "0")}`;
      return `${mantissa}${letter}${power}`;
    }
    case "F":
      return intl(locale, fixed(digits ?? 2, false)).format(value);
    case "G":
      return String(digits === undefined || digits === 0 ? value : Number(value.toPrecision(digits)));
    case "N":
      return intl(locale, fixed(digits ?? 2, true)).format(value);
    case "P":
      return intl(locale, { style: "percent", ...fixed(digits ?? 2, true) }).format(value);
    case "X": {
      const hex = (value < 0 ? BigInt.asUintN(64, BigInt(Math.trunc(value))) : BigInt(Math.trunc(value))).toString(16);
      const padded = hex.padStart(digits ?? 1, "0");
      return letter === "X" ? padded.toUpperCase() : padded;
    }
    default:
      throw invalidTemplate(`The number format ${format} is not known.`);
  }
}

/** By a pattern such as #,##0.00 or 0000; what stands around it is kept, and so is text in quotes. */
function patterned(value: number, pattern: string, locale: string): string {
  const [positive = "", negative] = pattern.split(";");
  const chosen = value < 0 && negative !== undefined ? negative : positive;
  const given = chosen.replace(/'([^']*)'/g, "$1");
  const [digits = ""] = /[0#][0#,.]*/.exec(given) ?? [];
  if (digits === "") return given;
  const [before = "", after = ""] = digits.split(".");
  const scaled = given.includes("%") ? value * 100 : value;
  const number = intl(locale, {
    minimumIntegerDigits: Math.max(1, [...before].filter((sign) => sign === "0").length),
    minimumFractionDigits: [...after].filter((sign) => sign === "0").length,
    maximumFractionDigits: after.length,
    useGrouping: before.includes(","),
  }).format(chosen === negative ? Math.abs(scaled) : scaled);
  const shown = before.includes("0") ? number : number.replace(/^(-?)0(?=\D|$)/, "$1");
  return given.replace(digits, () => shown);
}
