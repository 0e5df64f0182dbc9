import fc from "fast-check";
import { expressionFunctions } from "../../../solution/format/expressions/functions";
import { evaluate } from "../../../workspace/flows/language/evaluate";
import { flowFunctions } from "../../../workspace/flows/language/functions";
import type { Outcome, Surroundings } from "../../../workspace/flows/language/surroundings";
import { FlowError } from "../../../workspace/flows/language/values";

const outcome = (name: string, outputs: unknown): Outcome => ({
  name,
  status: "Succeeded",
  code: "OK",
  startTime: "2026-03-02T09:00:00.0000000Z",
  endTime: "2026-03-02T09:00:01.0000000Z",
  outputs,
});

const form = { $formdata: [{ key: "a", value: "1" }, { key: "b", value: "2" }, { key: "b", value: "3" }] }; // prettier-ignore
const steps: Readonly<Record<string, unknown>> = {
  Get: { statusCode: 200, headers: { "x-a": "y" }, body: { name: "Nancy", "a/b": 5, deep: { list: [{ id: 7 }] } } },
  Form: { body: form },
  Parts: { body: { $multipart: [{ body: "first" }, { body: "second" }] } },
};

/** What a step in the middle of a run sees. */
const run: Surroundings = {
  now: () => new Date("2026-03-02T09:30:15.250Z"),
  random: () => 0.5,
  parameter: (name) => `parameter ${name}`,
  variable: (name) => `variable ${name}`,
  trigger: () => outcome("When", { body: { ...form, $multipart: [{ body: "part" }], incidentid: "i-1" } }),
  step: (name) => {
    if (!(name in steps)) throw new FlowError("InvalidTemplate", `There is no action ${name}.`);
    return outcome(name, steps[name]);
  },
  current: () => outcome("Now", undefined),
  results: (scope) => [outcome(`in ${scope}`, null)],
  item: (loop) => ({ of: loop ?? "innermost" }),
  round: () => 4,
  workflow: () => ({ name: "flow-1", run: { name: "run-1" } }),
};

const value = (text: string): unknown => evaluate(text, run, "inputs");

const binary = (type: string, text: string) => ({ "$content-type": type, $content: Buffer.from(text).toString("base64") }); // prettier-ignore

/** Expressions with their values, most of them from the documentation of the language. */
const examples: readonly (readonly [expression: string, value: unknown])[] = [
  ["chunk('abcdefg', 3)", ["abc", "def", "g"]],
  ["chunk(range(0, 5), 2)", [[0, 1], [2, 3], [4]]],
  ["concat('Hello', ' ', 5, true, null)", "Hello 5True"],
  ["endsWith('hello world', 'WORLD')", true],
  ["formatNumber(1234567890, '0,0.00', 'en-US')", "1,234,567,890.00"],
  ["formatNumber(1234567890, '0,0.00', 'is-IS')", "1.234.567.890,00"],
  ["formatNumber(17.35, 'C2')", "$17.35"],
  ["formatNumber(17.35, 'C2', 'is-IS')", expect.stringMatching(/^17,35\s/)],
  ["formatNumber(-42, 'D5')", "-00042"],
  ["formatNumber(255, 'X4')", "00FF"],
  ["formatNumber(0.256, 'P1')", "25.6%"],
  ["formatNumber(1052.0329, 'E2')", "1.05E+003"],
  ["formatNumber(3.14159, 'F3')", "3.142"],
  ["formatNumber(3.14159, 'N1')", "3.1"],
  ["formatNumber(3.14159, 'G3')", "3.14"],
  ["formatNumber(7, '000')", "007"],
  ["formatNumber(0.5, '#.00')", ".50"],
  ["formatNumber(-7, '0;(0)')", "(7)"],
  ["formatNumber(0.07, '0 %')", "7 %"],
  ["guid()", expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)],
  ["guid('N')", expect.stringMatching(/^[0-9a-f]{32}$/)],
  ["indexOf('hello world', 'WORLD')", 6],
  ["isFloat('10,000.00')", true],
  ["isFloat('ten')", false],
  ["isInt('10')", true],
  ["isInt('10.5')", false],
  ["lastIndexOf('hello world hello world', 'world')", 18],
  ["nthIndexOf('123456789123465789', '1', 2)", 9],
  ["nthIndexOf('123456789123465789', '12345', 6)", -1],
  ["nthIndexOf('abab', 'ab', -1)", 2],
  ["replace('the old string', 'old', 'new')", "the new string"],
  ["slice('Hello World', 2, 5)", "llo"],
  ["slice('Hello World', -2)", "ld"],
  ["split('a,b,c', ',')", ["a", "b", "c"]],
  ["startsWith('hello world', 'HELLO')", true],
  ["substring('hello world', 6, 5)", "world"],
  ["toLower('Hello')", "hello"],
  ["toUpper('Hello')", "HELLO"],
  ["trim(' Hello ')", "Hello"],
  ["contains('hello world', 'world')", true],
  ["contains(createArray(1, 2), 2)", true],
  ["contains(json('{\"a\":1}'), 'b')", false],
  ["empty('')", true],
  ["empty(createArray())", true],
  ["empty('abc')", false],
  ["first('hello')", "h"],
  ["first(createArray())", null],
  ["intersection(createArray(1, 2, 3), createArray(101, 2, 1, 10))", [1, 2]],
  ["item()", { of: "innermost" }],
  ["join(createArray('a', 1), '.')", "a.1"],
  ["last('abcd')", "d"],
  ["length(createArray(0, 1))", 2],
  ["reverse(range(0, 3))", [2, 1, 0]],
  ["skip(range(0, 4), 1)", [1, 2, 3]],
  ["sort(createArray(2, 10, 1))", [1, 2, 10]],
  ["sort(json('[{\"a\":2},{\"a\":1}]'), 'a')", [{ a: 1 }, { a: 2 }]],
  ["take('abcde', 3)", "abc"],
  ["union(createArray(1, 2, 3), createArray(1, 2, 10))", [1, 2, 3, 10]],
  ["and(true, equals(1, 1))", true],
  ['equals(json(\'{"a":1,"b":2}\'), json(\'{"b":2,"a":1}\'))', true],
  ["equals('1', 1)", false],
  ["greater('banana', 'apple')", true],
  ["greaterOrEquals(5, 5)", true],
  ["if(equals(1, 1), 'yes', 'no')", "yes"],
  ["less(5, 10)", true],
  ["lessOrEquals(10, 5)", false],
  ["not(false)", true],
  ["or(false, false)", false],
  ["array('hello')", ["hello"]],
  ["base64('hello')", "aGVsbG8="],
  ["base64ToBinary('aGVsbG8=')", binary("application/octet-stream", "hello")],
  ["base64ToString('aGVsbG8=')", "hello"],
  ["binary('hello')", binary("application/octet-stream", "hello")],
  ["bool('TRUE')", true],
  ["bool(0)", false],
  ["createArray('h', 1)", ["h", 1]],
  ["dataUri('hello')", "data:text/plain;charset=utf-8;base64,aGVsbG8="],
  ["dataUriToBinary('data:text/plain;base64,aGVsbG8=')", binary("text/plain", "hello")],
  ["dataUriToString('data:,a%20b')", "a b"],
  ["decimal('1.25')", 1.25],
  ["decodeBase64('aGVsbG8=')", "hello"],
  ["decodeDataUri('data:text/plain;base64,aGVsbG8=')", binary("text/plain", "hello")],
  ["decodeUriComponent('https%3A%2F%2Fcontoso.com')", "https://contoso.com"],
  ["encodeUriComponent('https://contoso.com')", "https%3A%2F%2Fcontoso.com"],
  ["float('10,000.333')", 10000.333],
  ["int('10')", 10],
  ["json('{\"a\":[1,null]}')", { a: [1, null] }],
  ["json(xml('<p id=\"1\"><n>a</n><n>b</n></p>'))", { p: { "@id": "1", n: ["a", "b"] } }],
  ["string(10)", "10"],
  ["string(createArray(1))", "[1]"],
  ["string(binary('hello'))", "hello"],
  ["uriComponent('a b!')", "a%20b%21"],
  ["uriComponentToBinary('a%20b')", binary("application/octet-stream", "a b")],
  ["uriComponentToString('a%20b')", "a b"],
  ['xml(json(\'{"p":{"n":"a&b"}}\'))', binary("application/xml;charset=utf-8", "<p><n>a&amp;b</n></p>")],
  ["add(1, 1.5)", 2.5],
  ["div(11, 5)", 2],
  ["div(11, 5.5)", 2],
  ["max(createArray(1, 3, 2))", 3],
  ["min(1, 2, 3)", 1],
  ["mod(3, 2)", 1],
  ["mul(1, 2)", 2],
  ["rand(1, 5)", 3],
  ["range(1, 4)", [1, 2, 3, 4]],
  ["sub(10.3, 0.3)", 10],
  ["addDays('2018-03-15T00:00:00Z', -10)", "2018-03-05T00:00:00.0000000Z"],
  ["addHours('2018-03-15T00:00:00Z', 10)", "2018-03-15T10:00:00.0000000Z"],
  ["addMinutes('2018-03-15T00:10:00Z', 10)", "2018-03-15T00:20:00.0000000Z"],
  ["addSeconds('2018-03-15T00:00:00Z', 10, 's')", "2018-03-15T00:00:10"],
  ["addToTime('2018-01-01T00:00:00Z', 1, 'Day', 'D')", "Tuesday, January 2, 2018"],
  ["convertFromUtc('2018-01-01T08:00:00.0000000Z', 'Pacific Standard Time')", "2018-01-01T00:00:00.0000000"],
  ["convertTimeZone('2018-01-01T08:00:00', 'UTC', 'Pacific Standard Time', 'D')", "Monday, January 1, 2018"],
  ["convertToUtc('2018-01-01T00:00:00', 'Pacific Standard Time')", "2018-01-01T08:00:00.0000000Z"],
  ["convertFromUtc('2026-07-01T12:00:00Z', 'W. Europe Standard Time', 'HH:mm zzz')", "14:00 +02:00"],
  ["dateDifference('2015-02-08', '2018-07-30')", "1268.00:00:00"],
  ["dateDifference('2018-01-01T10:00:00Z', '2018-01-01T08:30:00Z')", "-01:30:00"],
  ["dayOfMonth('2018-03-15T13:27:36Z')", 15],
  ["dayOfWeek('2018-03-15T13:27:36Z')", 4],
  ["dayOfWeek('2018-03-18')", 0],
  ["dayOfYear('2018-03-15T13:27:36Z')", 74],
  ["formatDateTime('03/15/2018')", "2018-03-15T00:00:00.0000000Z"],
  ["formatDateTime('03/15/2018 12:00:00', 'yyyy-MM-ddTHH:mm:ss')", "2018-03-15T12:00:00"],
  ["formatDateTime('2018-03-15', 'dddd, d. MMMM yyyy', 'de-de')", "Donnerstag, 15. März 2018"],
  ["formatDateTime('2018-03-05T09:08:07.5Z', 'd/M/yy h:m:s tt ff')", "5/3/18 9:8:7 AM 50"],
  ["formatDateTime('2018-03-05T09:08:07Z', '''at'' HH\\:mm')", "at 09:08"],
  ["getFutureTime(5, 'Day')", "2026-03-07T09:30:15.2500000Z"],
  ["getPastTime(5, 'Minute', 'HH:mm')", "09:25"],
  ["parseDateTime('20/10/2014', 'en-GB', 'dd/MM/yyyy')", "2014-10-20T00:00:00.0000000Z"],
  ["startOfDay('2018-03-15T13:30:30Z')", "2018-03-15T00:00:00.0000000Z"],
  ["startOfHour('2018-03-15T13:30:30Z')", "2018-03-15T13:00:00.0000000Z"],
  ["startOfMonth('2018-03-15T13:30:30Z', 'yyyy-MM-dd')", "2018-03-01"],
  ["subtractFromTime('2018-01-02T00:00:00Z', 1, 'Month')", "2017-12-02T00:00:00.0000000Z"],
  ["ticks('0001-01-02')", 864_000_000_000],
  ["utcNow()", "2026-03-02T09:30:15.2500000Z"],
  ["utcNow('yyyy-MM-dd')", "2026-03-02"],
  ["action().name", "Now"],
  ["actionBody('Get').name", "Nancy"],
  ["actionOutputs('Get')['statusCode']", 200],
  ["actions('Get').status", "Succeeded"],
  ["actions('Get')?['outputs']?['body/name']", "Nancy"],
  ["body('Get')?['a/b']", 5],
  ["outputs('Get')?['body/deep/list/0/id']", 7],
  ["outputs('Get')?['body/a/b']", 5],
  ["body('Get')?['missing']?['deeper']", null],
  ["body('Get')?.deep.list[0].id", 7],
  ["formDataMultiValues('Form', 'b')", ["2", "3"]],
  ["formDataValue('Form', 'a')", "1"],
  ["items('Loop').of", "Loop"],
  ["iterationIndexes('Until')", 4],
  ["multipartBody('Parts', 1)", "second"],
  ["outputs('Get').headers['x-a']", "y"],
  ["parameters('Work stream (lrc_X)')", "parameter Work stream (lrc_X)"],
  ["result('Try')[0].name", "in Try"],
  ["trigger().name", "When"],
  ["triggerBody().incidentid", "i-1"],
  ["triggerFormDataMultiValues('b')", ["2", "3"]],
  ["triggerFormDataValue('a')", "1"],
  ["triggerMultipartBody(0)", "part"],
  ["triggerOutputs()?['body/incidentid']", "i-1"],
  ["variables('n')", "variable n"],
  ["workflow().run.name", "run-1"],
  ["uriHost('https://www.localhost.com:8080')", "www.localhost.com"],
  ["uriPath('https://contoso.com/catalog/shoes.aspx?n=1')", "/catalog/shoes.aspx"],
  ["uriPathAndQuery('https://contoso.com/a?n=1')", "/a?n=1"],
  ["uriPort('https://contoso.com')", 443],
  ["uriQuery('https://contoso.com/a?n=1')", "?n=1"],
  ["uriScheme('http://contoso.com')", "http"],
  ["addProperty(json('{\"a\":1}'), 'b', 2)", { a: 1, b: 2 }],
  ["coalesce(null, 'hello', 'world')", "hello"],
  ["removeProperty(json('{\"a\":1,\"b\":2}'), 'a')", { b: 2 }],
  ["setProperty(json('{\"a\":1}'), 'a', 2)", { a: 2 }],
  ["xpath(xml('<p><n>4</n><n>5</n></p>'), 'sum(/p/n)')", 9],
  ["xpath(xml('<p><n>4</n></p>'), '/p/n')", [binary("application/xml;charset=utf-8", "<n>4</n>")]],
  ["xpath(xml('<p><n>4</n></p>'), '/p/n/text()')", ["4"]],
];

/** Expressions that fail, and what is said. */
const failures: readonly (readonly [expression: string, said: RegExp])[] = [
  ["listCallbackUrl()", /no address/],
  ["noSuch(1)", /character 2: there is no function noSuch/],
  ["concat('a', noSuch(1))", /character 14: there is no function noSuch/],
  ["toUpper(5)", /character 2, toUpper: It needs a text, and got a number/],
  ["toUpper('a', 'b')", /takes 1 arguments, not 2/],
  ["substring('abc', 2, 5)", /has 3 characters/],
  ["div(1, 0)", /divide by zero/],
  ["int('1.5')", /no whole number/],
  ["bool('maybe')", /neither true nor false/],
  ["json('{')", /not JSON/],
  ["xml('<a>')", /needs XML/],
  ["xpath(xml('<a/>'), '///')", /cannot be read/],
  ["base64ToString('%%')", /not Base64/],
  ["uriHost('contoso')", /no absolute address/],
  ["formatDateTime('soon')", /no date and time/],
  ["addDays('2018-03-15', 99999999)", /out of the calendar/],
  ["convertFromUtc('2018-03-15', 'Moon Time')", /time zone Moon Time/],
  ["addToTime('2018-03-15', 1, 'Moon')", /unit Moon/],
  ["greater(1, 'a')", /a number and a text/],
  ["and(1, true)", /true or false, and got a number/],
  ["range(0, 1000000000)", /0 to 100,000 numbers/],
  ["body('Get').missing", /there is no missing; there is name/],
  ["body('Get')['missing']['x']", /there is no missing/],
  ["body('Nobody')", /no action Nobody/],
  ["triggerBody()?['x'].y", /y is read of null/],
  ["createArray(1)[1]", /1 items, and none at 1/],
  ["addProperty(json('{\"a\":1}'), 'a', 2)", /has a property a already/],
  ["formDataValue('Get', 'a')", /no form/],
];

describe("the functions of flows", () => {
  test("are those of the language, no more and no less", () => {
    expect(Object.keys(flowFunctions).sort()).toEqual(Object.keys(expressionFunctions).sort());
  });

  test("have an example each", () => {
    const used = [...examples, ...failures].flatMap(([text]) =>
      [...text.matchAll(/\b(\w+)\(/g)].map(([, name]) => name),
    );
    expect(Object.keys(flowFunctions).filter((name) => !used.includes(name))).toEqual([]);
  });

  test.each(examples)("%s", (expression, expected) => {
    expect(value(`@${expression}`)).toEqual(expected);
  });

  test.each(failures)("%s fails with a place", (expression, said) => {
    expect(() => value(`@${expression}`)).toThrow(said);
    expect(() => evaluate({ list: [`@${expression}`] }, run, "inputs")).toThrow(/^inputs\.list\[0\]/);
  });
});

describe("strings of a flow", () => {
  test.each([
    ["plain", "plain"],
    ["@@not one", "@not one"],
    ["Case @{body('Get').name} at @{utcNow('HH:mm')}", "Case Nancy at 09:30"],
    ["@{1}", "1"],
    ["@{null}", ""],
    ["@{createArray(1, 'a')}", '[1,"a"]'],
    ["@TOUPPER('a')", "A"],
  ])("%s", (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  test("one that cannot be read tells where", () => {
    expect(() => value("@concat('a'")).toThrow(/^inputs, character 12: the expression cannot be read/);
    expect(() => evaluate({ a: { b: "@{concat(}" } }, run, "inputs")).toThrow(/^inputs\.a\.b, character/);
  });

  test("what has no expression in it stays as it is, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        fc.pre(!JSON.stringify(json).includes("@"));
        expect(evaluate(json, run, "inputs")).toEqual(json);
      }),
    );
  });

  test("any text and number comes through a literal unchanged", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, number) => {
        const quoted = `'${text.replaceAll("'", "''")}'`;
        expect(value(`@createArray(${quoted}, ${number})`)).toEqual([text, number]);
        expect(value(`@base64ToString(base64(${quoted}))`)).toBe(text);
        expect(value(`@json(string(createArray(${quoted})))`)).toEqual([text]);
        expect(value(`@uriComponentToString(uriComponent(${quoted}))`)).toBe(text);
      }),
    );
  });
});
