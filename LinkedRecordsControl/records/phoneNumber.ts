/** Fewer digits are no phone number that tells people apart. */
export const phoneDigits = 7;

/** What a phone number is written with. */
const notation = /^\+?[\d\s().\-/]+$/;
const extension = /(;?\s*ext(ension)?\.?\s*=?|x|#|,)\s*\d+\s*$/i;

/** A phone number without what surrounds it: the scheme of a link, an extension, full-width letters. */
export function bareNumber(text: string): string {
  return text.normalize("NFKC").trim().replace(/^tel:/i, "").replace(extension, "");
}

/** Whether a text is written as a phone number is, and has the digits of one. */
export function isPhoneNumber(bare: string): boolean {
  return notation.test(bare) && digitsOf(bare).length >= phoneDigits;
}

/** The digits of a phone number, in whatever notation; a "(0)" is not dialled after a country code. */
export function digitsOf(text: string): string {
  return bareNumber(text).replace("(0)", "").replace(/\D/g, "");
}

/**
 * A number as a link dials it (RFC 3966): the digits, "+" in front of a country code, its extension.
 * @returns undefined where letters or other signs leave open what is to be dialled
 */
export function dialled(text: string): string | undefined {
  const bare = bareNumber(text);
  const plus = bare.startsWith("+") ? "+" : "";
  // Without a country code a "(0)" is dialled.
  const digits = plus || bare.startsWith("00") ? digitsOf(bare) : bare.replace(/\D/g, "");
  const behind = text.normalize("NFKC").trim().replace(/^tel:/i, "").slice(bare.length).replace(/\D/g, "");
  return notation.test(bare) && digits ? plus + digits + (behind && `;ext=${behind}`) : undefined;
}

/** The digits without what is dialled before a country or an area. */
export const withoutTrunk = (digits: string): string => digits.replace(/^0+/, "");

/** Whether two phone numbers may be the same: one of them can lack the country code. */
export function isSamePhone(a: string, b: string): boolean {
  const [short, long] = [a, b].map((text) => withoutTrunk(digitsOf(text))).sort((x, y) => x.length - y.length);
  return short.length >= phoneDigits && long.endsWith(short);
}

/** The digits at a number's end that do not depend on its notation: what Dataverse is asked for. */
export function comparedDigits(digits: string): string {
  return digits.slice(-phoneDigits);
}
