import * as fc from "fast-check";
import type { Column, ColumnType, ColumnValue } from "../../../LinkedRecordsControl/base/column";
import type { UserFormats } from "../../../LinkedRecordsControl/base/userFormats";
import { editText, parseText } from "../../../LinkedRecordsControl/records/columnText";
import { offsetOf, userFormats } from "../../support/userFormats";

const column = (type: ColumnType, more: Partial<Column> = {}): Column => ({
  logicalName: "it",
  displayName: "It",
  type,
  ...more,
});
const formatsOf: Readonly<Record<string, UserFormats>> = userFormats;
const anyUser = fc.constantFrom(...Object.keys(userFormats));
const most = Number.MAX_SAFE_INTEGER;

const day = column("datetime", { format: "dateonly", behavior: "dateOnly" });
const zonedDay = column("datetime", { format: "dateonly", behavior: "userLocal" });
const fixedDay = column("datetime", { format: "dateonly", behavior: "timeZoneIndependent" });
const time = column("datetime", { format: "dateandtime", behavior: "userLocal" });
const fixedTime = column("datetime", { format: "dateandtime", behavior: "timeZoneIndependent" });

const value = (one: ColumnValue) => ({ value: one });
const problem = (kind: string, limit?: number) => ({ problem: limit === undefined ? { kind } : { kind, limit } });

/** A number of so many decimals, as the database has it. */
const decimal = (precision: number) =>
  fc
    .tuple(fc.maxSafeInteger(), fc.nat({ max: precision }))
    .map(
      ([digits, decimals]) =>
        Number(`${Math.trunc(digits / 10 ** decimals)}.${Math.abs(digits) % 10 ** decimals}`) || 0,
    )
    .filter((number) => Math.abs(number) < 1e11);
/** A moment of a whole minute, now and then where a clock changes. */
const moment = fc
  .oneof(
    fc.integer({ min: Date.parse("1753-01-03") / 60_000, max: Date.parse("9999-12-29") / 60_000 }),
    fc.integer({ min: Date.parse("2000-01-01") / 60_000, max: Date.parse("2030-01-01") / 60_000 }),
    fc
      .tuple(
        fc.constantFrom(
          "2024-03-10T08",
          "2024-03-31T01",
          "2024-04-06T15",
          "2024-11-03T06",
          "2024-10-27T01",
          "2011-12-30T10",
        ),
        fc.integer({ min: -300, max: 300 }),
      )
      .map(([hour, minutes]) => Date.parse(`${hour}:00:00Z`) / 60_000 + minutes),
  )
  .map((minutes) => new Date(minutes * 60_000).toISOString().replace(".000", ""));

describe("what is shown for editing is read as the same value", () => {
  const text = fc.string({ unit: "grapheme" }).map((some) => some.trim());
  const types: readonly (readonly [Column, fc.Arbitrary<ColumnValue>])[] = [
    [column("string"), text],
    [column("memo"), fc.tuple(text, text).map(([a, b]) => `${a}\n\n  ${b}`.trim())],
    [column("integer"), fc.integer()],
    [column("bigint"), fc.maxSafeInteger()],
    [column("decimal", { precision: 10 }), decimal(10)],
    [column("double", { precision: 5 }), decimal(5)],
    [column("money", { precision: 4 }), decimal(4)],
    [column("double"), fc.double({ min: -1e11, max: 1e11, noNaN: true }).map((some) => Number(some.toFixed(8)) || 0)],
    [day, moment.map((iso) => iso.slice(0, 10))],
    [fixedDay, moment.map((iso) => `${iso.slice(0, 10)}T00:00:00Z`)],
    [fixedTime, moment],
  ];
  test.each(types)("%j", (one, values) => {
    fc.assert(
      fc.property(anyUser, fc.oneof(values, fc.constant(null)), (user, some) => {
        const formats = formatsOf[user];
        expect(parseText(one, editText(one, some, formats), formats)).toEqual(value(some === "" ? null : some));
      }),
      { numRuns: 400 },
    );
  });

  test("a moment in the user's time zone, where it is not the second time that the clock shows it", () => {
    fc.assert(
      fc.property(anyUser, moment, (user, some) => {
        const formats = formatsOf[user];
        const shown = editText(time, some, formats);
        const parsed = parseText(time, shown, formats);
        const read = "value" in parsed ? String(parsed.value) : "";
        expect(editText(time, read, formats)).toBe(shown);
        const back = Date.parse(some) - Date.parse(read);
        const put = formats.offsetAt(new Date(read)) - formats.offsetAt(new Date(some));
        expect([back === 0 || back > 0, back]).toEqual([true, put * 60_000]);
      }),
      { numRuns: 1500 },
    );
  });

  test("a day in the user's time zone, then at its noon", () => {
    fc.assert(
      fc.property(anyUser, moment, (user, some) => {
        const formats = formatsOf[user];
        const shown = editText(zonedDay, some, formats);
        const parsed = parseText(zonedDay, shown, formats);
        const read = "value" in parsed ? String(parsed.value) : "";
        expect(editText(zonedDay, read, formats)).toBe(shown);
        expect(new Date(Date.parse(read) + formats.offsetAt(new Date(read)) * 60_000).toISOString()).toContain(
          "T12:00",
        );
      }),
      { numRuns: 400 },
    );
  });

  test("and unchanged text is the very value, with what it does not show", () => {
    const formats = formatsOf["de-DE"];
    for (const [one, base] of [
      [time, "2024-03-05T13:30:42Z"],
      // The second time that the clock shows 02:30.
      [time, "2024-10-27T01:30:00Z"],
      [zonedDay, "2024-03-04T23:00:00Z"],
      [column("bigint"), 2 ** 60],
      [column("decimal", { precision: 2 }), 1.005],
      [column("memo"), "one\r\ntwo  "],
      [column("string"), null],
    ] as const) {
      expect(parseText(one, editText(one, base, formats), formats, base)).toEqual(value(base));
    }
    expect(parseText(time, "27.10.2024 02:30", formats, "2024-10-28T01:30:00Z")).toEqual(value("2024-10-27T00:30:00Z"));
  });
});

test.each<[Column, ColumnValue, string, string]>([
  [column("decimal", { precision: 2 }), -1234567.5, "de-DE", "-1234567,5"],
  [column("decimal", { precision: 2 }), 1.239, "en-US", "1.24"],
  [column("decimal", { precision: 2 }), -0.001, "en-US", "0"],
  [column("decimal"), 1e-7, "en-US", "0.0000001"],
  [column("integer"), -5, "sv-SE", "−5"],
  [column("money"), 1234.5, "ar-EG", "1234٫5"],
  [column("string"), "abc", "en-US", "abc"],
  [column("string"), null, "en-US", ""],
  [column("boolean"), true, "en-US", ""],
  [day, "2024-03-05", "en-US", "3/5/2024"],
  [day, "2024-03-05", "en-US, two digits", "03/05/2024"],
  [day, "2024-03-05", "hu-HU", "2024. 03. 05."],
  [day, "2024-03-05", "zh-CN", "2024年3月5日"],
  [day, "2024-03-05", "ne-NP", "5 03 2024"],
  [time, "2024-03-05T20:07:00Z", "en-US", "3/5/2024 2:07 PM"],
  [time, "2024-03-05T06:07:00Z", "en-US", "3/5/2024 12:07 AM"],
  [time, "2024-03-05T20:07:00Z", "fi-FI", "5.3.2024 22.07"],
  [time, "2024-03-05T20:07:00Z", "fr-CA", "2024-03-05 16 h 37"],
  [time, "2024-03-05T20:07:09Z", "ko-KR", "2024-03-06 오전 5:07:09"],
  [time, "2024-03-05T12:07:00Z", "ne-NP", "5 03 2024 17:52"],
  [fixedTime, "2024-03-05T20:07:00Z", "en-US", "3/5/2024 8:07 PM"],
  [zonedDay, "2024-03-05T20:07:00Z", "ja-JP", "2024/03/06"],
  // A host that tells of no behaviour, and a day.
  [column("datetime", { format: "dateonly" }), "2024-03-05", "en-US", "3/5/2024"],
  [time, "no date", "en-US", "no date"],
])("%j shows %j to a user of %s as %s", (one, some, user, text) => {
  expect(editText(one, some, formatsOf[user])).toBe(text);
});

const number = column("decimal", { precision: 2 });

test.each<[Column, string, string, object]>([
  [column("string"), "  a b ", "en-US", value("a b")],
  [column("string"), " \u00a0", "en-US", value(null)],
  [column("memo"), "\n a\n\n b\n", "en-US", value("a\n\n b")],
  [number, "", "en-US", value(null)],
  [number, "1,234,567.25", "en-US", value(1234567.25)],
  [number, "1.234.567,25", "de-DE", value(1234567.25)],
  [number, "1 234 567,25", "fr-FR", value(1234567.25)],
  [number, "1\u00a0234\u202f567,25", "fr-FR", value(1234567.25)],
  [number, "1 234.5", "en-US", value(1234.5)],
  [number, "1'234.5", "de-CH", value(1234.5)],
  [number, "1’234’567.5", "de-CH", value(1234567.5)],
  [number, "12,34,567.5", "hi-IN", value(1234567.5)],
  [number, "１，２３４．５", "ja-JP", value(1234.5)],
  [number, "١٬٢٣٤٫٥", "ar-EG", value(1234.5)],
  [number, "\u200e-5", "he-IL", value(-5)],
  [number, "−5", "sv-SE", value(-5)],
  [number, "-5", "sv-SE", value(-5)],
  [number, "-0", "en-US", value(0)],
  [number, ".5", "en-US", value(0.5)],
  [number, "5.", "en-US", value(5)],
  [number, "007.50", "en-US", value(7.5)],
  [number, "1.5", "de-DE", problem("notNumber")],
  [number, "1,5", "en-US", problem("notNumber")],
  [number, "1,2345", "en-US", problem("notNumber")],
  [number, "1234,567", "en-US", problem("notNumber")],
  [number, ",567", "en-US", problem("notNumber")],
  [number, "1.2.3", "en-US", problem("notNumber")],
  [number, "1.2,345", "en-US", problem("notNumber")],
  [number, "(5)", "en-US", problem("notNumber")],
  [number, "5-", "en-US", problem("notNumber")],
  [number, "--5", "en-US", problem("notNumber")],
  [number, "-", "en-US", problem("notNumber")],
  [number, ".", "en-US", problem("notNumber")],
  [number, "5e3", "en-US", problem("notNumber")],
  [number, "0x10", "en-US", problem("notNumber")],
  [number, "5²", "en-US", problem("notNumber")],
  [number, "5 %", "en-US", problem("notNumber")],
  [number, "€5", "en-US", problem("notNumber")],
  [number, "Infinity", "en-US", problem("notNumber")],
  [number, "0.12345678901234567890123", "en-US", problem("tooPrecise", 2)],
  [column("money", { precision: 4 }), "922337203685477.5807", "en-US", problem("tooPrecise", 1)],
  [column("money"), "$1,234.50", "en-US", value(1234.5)],
  [column("money"), "-$5", "en-US", value(-5)],
  [column("money"), "$ -5", "en-US", value(-5)],
  [column("money"), "US$5", "en-US", value(5)],
  [column("money"), "5,00 €", "de-DE", value(5)],
  [column("money"), "-5,00 EUR", "de-DE", value(-5)],
  [column("money"), "CHF-5.25", "de-CH", value(-5.25)],
  [column("money"), "kr. 5,25", "sv-SE", value(5.25)],
  [column("money"), "5,25 kr", "sv-SE", value(5.25)],
  [column("money"), "5 лв.", "bg-BG", value(5)],
  [column("money"), "￥１，２３４", "ja-JP", value(1234)],
  [column("money"), ".5", "en-US", value(0.5)],
  [column("money"), "5 Mio", "de-DE", problem("notNumber")],
  [column("money"), "5 MIO", "de-DE", problem("notNumber")],
  [column("money"), "5k", "en-US", problem("notNumber")],
  [column("money"), "5 Mio €", "de-DE", problem("notNumber")],
  [column("money"), "($5)", "en-US", problem("notNumber")],
  [column("money"), "-$-5", "en-US", problem("notNumber")],
  [column("money"), "€", "de-DE", problem("notNumber")],
  [column("integer"), "1,5", "de-DE", problem("notWhole")],
  [column("integer"), "5,0", "de-DE", value(5)],
  [column("bigint"), String(most), "en-US", value(most)],
  [column("bigint"), "-9007199254740992", "en-US", problem("tooSmall", -most)],
  [column("bigint", { max: 2 ** 63 }), "9007199254740993", "en-US", problem("tooLarge", most)],
  [column("integer", { max: 2147483647 }), "9".repeat(400), "en-US", problem("tooLarge", 2147483647)],
  // Within what numbers hold, the limits of the column are checked with the value.
  [column("integer", { max: 5 }), "6", "en-US", value(6)],
])("%j: %j of a user of %s is %j", (one, text, user, parsed) => {
  expect(parseText(one, text, formatsOf[user])).toEqual(parsed);
});

describe("dates", () => {
  beforeEach(() => jest.useFakeTimers({ now: Date.parse("2026-06-01T12:00:00Z") }));
  afterEach(() => jest.useRealTimers());

  test.each<[Column, string, string, object]>([
    [day, "3/5/2024", "en-US", value("2024-03-05")],
    [day, "3.5.2024", "en-US", value("2024-03-05")],
    [day, "3 5 2024", "en-US", value("2024-03-05")],
    [day, "3-5-24", "en-US", value("2024-03-05")],
    [day, "5/3/2024", "en-GB", value("2024-03-05")],
    [day, "5. 3. 2024", "de-DE", value("2024-03-05")],
    [day, "05.03.24.", "de-DE", value("2024-03-05")],
    [day, "2024-03-05", "de-DE", value("2024-03-05")],
    [day, "2024-3-5", "en-US", value("2024-03-05")],
    [day, "2024.03.05", "hu-HU", value("2024-03-05")],
    [day, "24-03-05", "sv-SE", value("2024-03-05")],
    [day, "2024年3月5日", "zh-CN", value("2024-03-05")],
    [day, "２０２４／３／５", "ja-JP", value("2024-03-05")],
    [day, "٠٥/٠٣/٢٠٢٤", "ar-EG", value("2024-03-05")],
    [day, "05\u200f/03\u200f/2024", "ar-EG", value("2024-03-05")],
    [day, "5.3.2024 г.", "bg-BG", value("2024-03-05")],
    [day, "5 3 2024", "ne-NP", value("2024-03-05")],
    // The window of 2026: 1947 to 2046.
    [day, "1/1/46", "en-US", value("2046-01-01")],
    [day, "1/1/47", "en-US", value("1947-01-01")],
    [day, "1/1/00", "en-US", value("2000-01-01")],
    [day, "2/29/2024", "en-US", value("2024-02-29")],
    [day, "1/1/1970", "en-US", value("1970-01-01")],
    [day, "1/1/1753", "en-US", value("1753-01-01")],
    [day, "12/31/9999", "en-US", value("9999-12-31")],
    [day, "2/29/2023", "en-US", problem("notDate")],
    [day, "4/31/2024", "en-US", problem("notDate")],
    [day, "13/1/2024", "en-US", problem("notDate")],
    [day, "0/1/2024", "en-US", problem("notDate")],
    [day, "1/0/2024", "en-US", problem("notDate")],
    [day, "1/1/124", "en-US", problem("notDate")],
    [day, "1/1/4", "en-US", problem("notDate")],
    [day, "1/1", "en-US", problem("notDate")],
    [day, "2024-3-005", "en-US", problem("notDate")],
    [day, "124-1-005", "sv-SE", problem("notDate")],
    [day, "3/\u200b5/2024", "en-US", value("2024-03-05")],
    [day, "5/3/2024", "sv-SE", problem("notDate")],
    [day, "tomorrow", "en-US", problem("notDate")],
    [day, "1/1/2024 5:00 PM", "en-US", problem("notDate")],
    [day, "1//1/2024", "en-US", problem("notDate")],
    [day, "1/1/0050", "en-US", problem("tooSmall", 1753)],
    [day, "12/31/1752", "en-US", problem("tooSmall", 1753)],
    [fixedTime, "1/1/1753 00:30", "en-GB", value("1753-01-01T00:30:00Z")],
    [time, "1753/1/1 0:30", "ja-JP", problem("tooSmall", 1753)],
    [time, "12/31/9999 11:30 PM", "en-US", problem("tooLarge", 9999)],
    [zonedDay, "3/5/2024", "en-US", value("2024-03-05T18:00:00Z")],
    [zonedDay, "7/5/2024", "en-US", value("2024-07-05T17:00:00Z")],
    [column("datetime", { format: "dateonly" }), "7/5/2024", "en-US", value("2024-07-05T17:00:00Z")],
    [fixedDay, "7/5/2024", "en-US", value("2024-07-05T00:00:00Z")],
    [fixedTime, "7/5/2024 5:07 pm", "en-US", value("2024-07-05T17:07:00Z")],
    [fixedTime, "7/5/2024 5:07:09 PM", "en-US", value("2024-07-05T17:07:09Z")],
    [fixedTime, "7/5/2024 17:07", "en-US", value("2024-07-05T17:07:00Z")],
    [fixedTime, "7/5/2024, 5:07 p", "en-US", value("2024-07-05T17:07:00Z")],
    [fixedTime, "7/5/2024 5 p.m.", "en-US", value("2024-07-05T17:00:00Z")],
    [fixedTime, "7/5/2024 12 AM", "en-US", value("2024-07-05T00:00:00Z")],
    [fixedTime, "7/5/2024 12 PM", "en-US", value("2024-07-05T12:00:00Z")],
    [fixedTime, "7/5/2024 0:00", "en-US", value("2024-07-05T00:00:00Z")],
    [fixedTime, "2024-07-05T17:07", "en-US", value("2024-07-05T17:07:00Z")],
    [fixedTime, "5.7.2024 17.07", "fi-FI", value("2024-07-05T17:07:00Z")],
    [fixedTime, "5.7.2024 5:07 ip", "fi-FI", value("2024-07-05T17:07:00Z")],
    [fixedTime, "2024-07-05 17h07", "fr-CA", value("2024-07-05T17:07:00Z")],
    [fixedTime, "05/07/2024 05:07 p. m.", "es-MX", value("2024-07-05T17:07:00Z")],
    [fixedTime, "2024. 7. 5. 17:07", "hu-HU", value("2024-07-05T17:07:00Z")],
    [fixedTime, "2024年7月5日 下午5:07", "zh-CN", value("2024-07-05T17:07:00Z")],
    [fixedTime, "5.7.2024 г. 17:07 ч.", "bg-BG", value("2024-07-05T17:07:00Z")],
    [time, "7/5/2024", "en-US", problem("notTime")],
    [time, "7/5/2024 5", "en-US", problem("notTime")],
    [time, "7/5/2024 24:00", "en-US", problem("notTime")],
    [time, "7/5/2024 5:60", "en-US", problem("notTime")],
    [time, "7/5/2024 5:07:60", "en-US", problem("notTime")],
    [time, "7/5/2024 5:7", "en-US", problem("notTime")],
    [time, "7/5/2024 13:00 PM", "en-US", problem("notTime")],
    [time, "7/5/2024 5:07 x", "en-US", problem("notTime")],
    [time, "7/5/2024 -5:07", "en-US", problem("notTime")],
    [time, "2024-07-05T17:07:00Z", "en-US", problem("notTime")],
    [time, "5:07 PM", "en-US", problem("notDate")],
  ])("%j: %j of a user of %s is %j", (one, text, user, parsed) => {
    expect(parseText(one, text, formatsOf[user])).toEqual(parsed);
  });

  test.each([
    // Put forward: what the clock never shows counts on from before.
    ["Europe/Berlin", "31.03.2024 01:59", "2024-03-31T00:59:00Z"],
    ["Europe/Berlin", "31.03.2024 02:30", "2024-03-31T01:30:00Z"],
    ["Europe/Berlin", "31.03.2024 03:00", "2024-03-31T01:00:00Z"],
    // Put back: the first time.
    ["Europe/Berlin", "27.10.2024 01:59", "2024-10-26T23:59:00Z"],
    ["Europe/Berlin", "27.10.2024 02:30", "2024-10-27T00:30:00Z"],
    ["Europe/Berlin", "27.10.2024 03:00", "2024-10-27T02:00:00Z"],
    ["America/Chicago", "10.03.2024 02:30", "2024-03-10T08:30:00Z"],
    ["America/Chicago", "03.11.2024 01:30", "2024-11-03T06:30:00Z"],
    // By half an hour.
    ["Australia/Lord_Howe", "06.10.2024 02:15", "2024-10-05T15:45:00Z"],
    ["Australia/Lord_Howe", "07.04.2024 01:45", "2024-04-06T14:45:00Z"],
    ["Asia/Kathmandu", "05.03.2024 00:00", "2024-03-04T18:15:00Z"],
    // A day that was left out.
    ["Pacific/Apia", "29.12.2011 23:00", "2011-12-30T09:00:00Z"],
    ["Pacific/Apia", "31.12.2011 00:30", "2011-12-30T10:30:00Z"],
  ])("%s: %s is %s", (zone, text, iso) => {
    expect(parseText(time, text, { ...formatsOf["de-DE"], offsetAt: offsetOf(zone) })).toEqual(value(iso));
  });
});
