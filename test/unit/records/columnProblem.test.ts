import type { Column, ColumnType, ColumnValue } from "../../../LinkedRecordsControl/base/column";
import { checkValue } from "../../../LinkedRecordsControl/records/columnProblem";

const column = (type: ColumnType, more: Partial<Column> = {}): Column => ({
  logicalName: "it",
  displayName: "It",
  type,
  ...more,
});
const money = column("money", { min: -100, max: 1000, precision: 2 });
const tenth = column("decimal", { precision: 1 });
const email = column("string", { format: "email" });
const url = column("string", { format: "url" });
const contact = { entityType: "contact", id: "1", name: "" };
const [notEmail, notUrl, required] = ["notEmail", "notUrl", "required"].map((kind) => ({ kind }));

test.each<[Column, ColumnValue, object | undefined]>([
  [column("string", { isRequired: true }), null, required],
  [column("string", { isRequired: true }), "", required],
  [column("multiselectpicklist", { isRequired: true }), [], required],
  [column("lookup", { isRequired: true }), null, required],
  [column("lookup", { isRequired: true }), contact, undefined],
  [column("multiselectpicklist", { isRequired: true }), [1], undefined],
  [column("boolean", { isRequired: true }), false, undefined],
  [column("integer", { isRequired: true }), 0, undefined],
  [column("string"), null, undefined],
  [column("string", { maxLength: 3 }), "abc", undefined],
  [column("string", { maxLength: 3 }), "abcd", { kind: "tooLong", limit: 3 }],
  // Two UTF-16 units each.
  [column("memo", { maxLength: 3 }), "👍👍", { kind: "tooLong", limit: 3 }],
  [column("string"), "a".repeat(5000), undefined],
  [money, 1000, undefined],
  [money, 1000.01, { kind: "tooLarge", limit: 1000 }],
  [money, -100, undefined],
  [money, -100.5, { kind: "tooSmall", limit: -100 }],
  [money, 0.1 + 0.2, { kind: "tooPrecise", limit: 2 }],
  [money, 1.15, undefined],
  [money, 1.1, undefined],
  [money, 1.005, { kind: "tooPrecise", limit: 2 }],
  [tenth, 1e-7, { kind: "tooPrecise", limit: 1 }],
  [tenth, 99999999999.5, undefined],
  [column("integer", { precision: 0 }), 12, undefined],
  [column("double"), 1e-7, undefined],
  [column("integer", { min: 0 }), -1, { kind: "tooSmall", limit: 0 }],
  [email, "alex@example.com", undefined],
  [email, "alex.vargas+one@mail.example.com", undefined],
  [email, "alex@localhost", undefined],
  [email, "josé@exämple.com", undefined],
  [email, "alex", notEmail],
  [email, "alex@", notEmail],
  [email, "@example.com", notEmail],
  [email, "a@b@c", notEmail],
  [email, "a b@example.com", notEmail],
  [email, "a@example..com", notEmail],
  [email, "a@example.com.", notEmail],
  [email, "a@example.com, b@example.com", notEmail],
  [email, "Alex <a@example.com>", notEmail],
  [url, "https://example.com/a?b=c#d", undefined],
  [url, "http://localhost:8080", undefined],
  [url, "ftp://example.com", undefined],
  [url, "example.com", undefined],
  [url, "example.com:8080/a", undefined],
  [url, "www.example.com?a=b", undefined],
  [url, "javascript:alert(1)", notUrl],
  [url, "data:text/html,x", notUrl],
  [url, "vbscript:x", notUrl],
  [url, "example", notUrl],
  [url, "two words", notUrl],
  [url, "https://", notUrl],
  [url, "https://two words.com", notUrl],
  [column("string", { format: "phone" }), "call me", undefined],
  [column("string", { format: "text" }), "javascript:alert(1)", undefined],
  [column("datetime", { format: "dateonly" }), "2024-03-05", undefined],
  [email, null, undefined],
])("%j with %j: %j", (one, value, problem) => {
  expect(checkValue(one, value)).toEqual(problem);
});

test("a text that is too long for its column is told so first", () => {
  expect(checkValue({ ...email, maxLength: 2 }, "abc")).toEqual({ kind: "tooLong", limit: 2 });
});
