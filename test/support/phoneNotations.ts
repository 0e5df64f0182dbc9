import * as fc from "fast-check";

const digits = (from: number, to: number) =>
  fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: from, maxLength: to });
/** A number: its country code, and what is dialled within the country. */
export const phoneNumber = fc
  .tuple(fc.constantFrom("1", "44", "49", "351"), fc.constantFrom(..."23456789"), digits(7, 9))
  .map(([country, first, rest]) => ({ country, national: first + rest }));
const grouped = (text: string) =>
  fc.tuple(fc.constantFrom("", " ", "-", ".", "/"), fc.integer({ min: 2, max: 4 })).map(([separator, length]) => {
    return (text.match(new RegExp(`.{1,${length}}`, "g")) ?? []).join(separator);
  });
/** A number in the notations that people and systems write it in. */
export const phoneNotation = ({ country, national }: { country: string; national: string }) =>
  grouped(national).chain((groups) =>
    fc.constantFrom(
      `+${country} ${groups}`,
      `00${country} ${groups}`,
      `+${country} (0)${groups}`,
      `+${country} (0) ${groups}`,
      `tel:+${country}-${groups}`,
      `+${country} ${groups} ext. 12`,
      `0${groups}`,
      `(0${national.slice(0, 3)}) ${national.slice(3)}`,
      `(${national.slice(0, 3)}) ${national.slice(3)} x7`,
      groups,
    ),
  );
