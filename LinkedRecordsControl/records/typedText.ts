/**
 * What somebody typed, in plain letters: full-width ones become ASCII, Arabic and Persian digits as well, every blank becomes
 * a space. What has no width goes, such as the marks of direction that .NET writes into signs and dates. NFKC on all of it would read "5²" as 52.
 */
export function plainText(text: string): string {
  return text
    .replace(/\p{Cf}/gu, "")
    .replace(/[\uff01-\uff5e]/g, (letter) => letter.normalize("NFKC"))
    .replace(/[٠-٩۰-۹]/g, (digit) => `${digit.charCodeAt(0) & 15}`)
    .replace(/\s/g, " ")
    .trim();
}
