import * as fc from "fast-check";
import type { Column } from "../../../LinkedRecordsControl/base/column";
import { linkOf } from "../../../LinkedRecordsControl/records/columnLink";

const column = (format?: string): Column => ({ logicalName: "it", displayName: "It", type: "string", format });

test.each([
  ["email", " alex@example.com ", "mailto:alex@example.com"],
  ["email", "a+b@example.com", "mailto:a%2Bb@example.com"],
  ["email", "a?cc=b&x@example.com", "mailto:a%3Fcc%3Db%26x@example.com"],
  ["email", "a@b@c", undefined],
  ["email", "\ud800@example.com", undefined],
  ["email", "", undefined],
  ["phone", "+1 (425) 555-0100", "tel:+14255550100"],
  ["phone", "+49 (0)30 1234567", "tel:+49301234567"],
  ["phone", "0049 (0)30 1234567", "tel:0049301234567"],
  ["phone", "(0)30 1234567", "tel:0301234567"],
  ["phone", "425-555-0100 ext. 12", "tel:4255550100;ext=12"],
  ["phone", "425-555-0100 x7", "tel:4255550100;ext=7"],
  ["phone", "tel:+1-425-555-0100;ext=34", "tel:+14255550100;ext=34"],
  ["phone", "４２５-555-0100", "tel:4255550100"],
  ["phone", "4711", "tel:4711"],
  ["phone", "1-800-FLOWERS", undefined],
  ["phone", "call me", undefined],
  ["phone", "-", undefined],
  ["phone", "javascript:alert(1)", undefined],
  ["url", "https://example.com/a b", "https://example.com/a b"],
  ["url", "HTTP://example.com", "HTTP://example.com"],
  ["url", "ftp://example.com", "ftp://example.com"],
  ["url", " example.com ", "https://example.com"],
  ["url", "example.com:8080/a:b", "https://example.com:8080/a:b"],
  ["url", "exämple.com/ä", "https://exämple.com/ä"],
  ["url", "//example.com", undefined],
  ["url", "alex@example.com", undefined],
  ["url", "mailto:alex@example.com", undefined],
  ["url", "file:///etc/hosts", undefined],
  ["url", "https:example.com", undefined],
  ["url", "https://\u202eexample.com", undefined],
  ["url", "two words.com", undefined],
  ["text", "https://example.com", undefined],
  [undefined, "https://example.com", undefined],
  ["constructor", "https://example.com", undefined],
])("%s %j leads to %j", (format, text, href) => {
  expect(linkOf(column(format), text)).toBe(href);
});

test("no text makes a link that a browser reads as anything but what its format is", () => {
  const noise = fc.constantFrom(
    "",
    "\t",
    "\n",
    "\r",
    "\0",
    "\u0001",
    " ",
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\ufeff",
    "\\",
    "/",
    ":",
  );
  const scheme = fc
    .constantFrom(
      "javascript",
      "data",
      "vbscript",
      "file",
      "blob",
      "about",
      "view-source",
      "https",
      "http",
      "ftp",
      "mailto",
    )
    .chain((name) =>
      fc
        .tuple(
          ...[...name].map((letter) =>
            fc
              .tuple(fc.boolean(), fc.oneof({ weight: 9, arbitrary: fc.constant("") }, noise))
              .map(([isUpper, behind]) => (isUpper ? letter.toUpperCase() : letter) + behind),
          ),
        )
        .map((letters) => letters.join("")),
    );
  const colon = fc.constantFrom(
    ":",
    "://",
    "&colon;",
    "&#58;",
    "%3A",
    "：",
    ":\n//",
    ":example.com/",
    ".com:",
    ":1.5/",
  );
  const rest = fc.constantFrom(
    "alert(1)",
    "example.com",
    "//example.com/%0aalert(1)",
    "text/html,<script>",
    "a@example.com",
    "5550100",
  );
  const entities = fc.constantFrom("", "&#106;", "&#x6A;", "\\u006a", "%6A", "example.com ", "https://", "a@");
  const hostile = fc.oneof(
    fc.tuple(noise, entities, scheme, colon, noise, rest, noise).map((parts) => parts.join("")),
    fc.webUrl(),
    fc.string({ unit: "binary" }),
  );
  const protocols: Readonly<Record<string, readonly string[]>> = {
    email: ["mailto:"],
    phone: ["tel:"],
    url: ["https:", "http:", "ftp:"],
  };
  const linked = new Set<string>();
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(protocols)), hostile, (format, text) => {
      const href = linkOf(column(format), text);
      if (href !== undefined) {
        linked.add(format);
        expect(protocols[format]).toContain(new URL(href).protocol);
        // As a browser without a parser as strict would take it.
        expect(href).toMatch(/^(mailto:|tel:|https?:\/\/|ftp:\/\/)/i);
        expect(href).not.toMatch(/\p{Cc}/u);
      }
    }),
    { numRuns: 2000 },
  );
  expect(linked).toContain("url");
});
