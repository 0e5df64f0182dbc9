/**
 * What somebody typed, in plain letters: full-width ones become ASCII, Arabic and Persian digits as well, every blank becomes
 * a space. Marks of direction, which .NET writes into signs and dates, go. NFKC on all of it would read "5²" as 52.
 */
export function plainText(text: string): string {
  return text
    .replace(/[\u200e\u200f\u061c]/g, "")
    .replace(/[\uff01-\uff5e]/g, (letter) => letter.normalize("NFKC"))
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/\s/g, " ")
    .trim();
}
