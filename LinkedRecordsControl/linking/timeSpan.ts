/** A time of day in a formatted value, in any script; where it is written without a colon, nothing is shortened. */
const time = /^(.*?\s|)(\p{Nd}{1,2}:\p{Nd}{2}.*)$/u;
const halfOfDay = /\s\P{Nd}*$/u;

/** The words of a text, each with the blanks behind it. */
const words = (text: string): readonly string[] => text.match(/\S+\s*/g) ?? [];

/**
 * Begin and end of what happened, each as the server formatted it for the user, without what both share: the day in
 * front of the time is not said again, and the half of the day behind it is said once.
 * @returns one text where it is not over, or where both are the same
 */
export function timeSpan(from: string, to: string): readonly string[] {
  if (to === "" || from === to) {
    return [from];
  }
  const [, dayFrom = "", timeFrom = ""] = time.exec(from) ?? [];
  const [, dayTo = "", timeTo = ""] = time.exec(to) ?? [];
  const wordsFrom = words(dayFrom);
  const wordsTo = words(dayTo);
  const firstOther = wordsTo.findIndex((word, index) => word !== wordsFrom[index]);
  // Some languages say the half of the day in front of the time.
  const own = firstOther < 0 ? "" : wordsTo.slice(firstOther).join("");
  if (!timeFrom || !timeTo || /\p{Nd}/u.test(own)) {
    return [from, to];
  }
  const after = halfOfDay.exec(timeFrom)?.[0] ?? "";
  const isSaidOnce = own === "" && after !== "" && timeTo.endsWith(after);
  return [isSaidOnce ? from.slice(0, from.length - after.length) : from, own + timeTo];
}
