import type { Column } from "../base/column";
import type { UserFormats } from "../base/userFormats";
import type { Parsed } from "./columnProblem";
import { decimalsOf, plainNumber } from "./plainNumber";
import { plainText } from "./typedText";

const most = Number.MAX_SAFE_INTEGER;

/** A number as the user writes it, without groups: they only are in the way of whoever types. */
export function numberText(value: number, formats: UserFormats, precision?: number): string {
  const { negativeSign, decimalSeparator } = formats;
  return plainNumber(value, precision).replace(/[-.]/g, (sign) =>
    sign === "." ? decimalSeparator : negativeSign || "-",
  );
}

/** A sign and what may stand in front of an amount: "US$", "CHF", "kr.". */
const before = /^(-?) *(\p{L}{1,3}\.?\p{Sc}?|\p{Sc})? */u;
/** Behind an amount letters may be a factor: "5 Mio" is not 5. */
const behind = / *(\p{Sc}|(?!M[ILR]|BIL|TSD|TYS)[A-Z]{3}|kr|Kč|zł|Ft|лв|lei)\.?$/u;
/** Whole digits, in groups of three, or of two as in India; decimals. */
const standard = /^(-?)(\d*|\d{1,3}(?:,\d\d\d?)*,\d{3})(?:\.(\d*))?$/;

/** A number as English writes it, or something that is none. */
function standardText(text: string, formats: UserFormats, isMoney: boolean): string {
  const [negative, decimal, group] = [formats.negativeSign, formats.decimalSeparator, formats.groupSeparator].map(
    plainText,
  );
  const signed = plainText(text)
    .replace(negative || "-", "-")
    .replace("−", "-");
  const bare = isMoney ? signed.replace(before, "$1").replace(behind, "") : signed;
  // Blanks and apostrophes mean nothing but groups, whatever the user's own separator is.
  return bare.replace(/[^-\d]/g, (letter) => (letter === decimal ? "." : ` '’${group}`.includes(letter) ? "," : "?"));
}

/**
 * Reads a number as the user writes numbers.
 * @returns no value that differs from what was typed: what a number of this language cannot hold is a problem
 */
export function parseNumber(column: Column, text: string, formats: UserFormats): Parsed {
  const { type, min = -most, max = most, precision = Infinity } = column;
  const [, sign = "", whole = "", fraction = ""] = standard.exec(standardText(text, formats, type === "money")) ?? [];
  if (!(whole + fraction)) {
    return { problem: { kind: "notNumber" } };
  }
  const digits = whole.replace(/,/g, "").replace(/^0+(?=\d)/, "") || "0";
  const decimals = fraction.replace(/0*$/, "");
  if (decimals && (type === "integer" || type === "bigint")) {
    return { problem: { kind: "notWhole" } };
  }
  const size = Number(`${digits}.${decimals}`);
  const value = sign && size ? -size : size;
  if (size > most) {
    return {
      problem: sign
        ? { kind: "tooSmall", limit: Math.max(min, -most) }
        : { kind: "tooLarge", limit: Math.min(max, most) },
    };
  }
  return plainNumber(size) === digits + (decimals && `.${decimals}`)
    ? { value }
    : { problem: { kind: "tooPrecise", limit: Math.min(precision, decimalsOf(value)) } };
}
