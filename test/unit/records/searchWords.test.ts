import * as fc from "fast-check";
import { fold, markFound } from "../../../LinkedRecordsControl/records/foldedText";
import { patternsOf, searchWords } from "../../../LinkedRecordsControl/records/searchWords";
import { phoneNotation, phoneNumber } from "../../support/phoneNotations";

describe("what was typed", () => {
  test.each([
    ["anderson  nancy", [{ parts: ["anderson"] }, { parts: ["nancy"] }]],
    ["Anderson, Nancy;", [{ parts: ["Anderson"] }, { parts: ["Nancy"] }]],
    ["“Fabrikam, Inc.” (sample)", [{ parts: ["Fabrikam"] }, { parts: ["Inc"] }, { parts: ["sample"] }]],
    ["City & Light", [{ parts: ["City"] }, { parts: ["Light"] }]],
    ["cas 01049", [{ parts: ["cas"] }, { parts: ["01049"] }]],
    ["555-0102", [{ parts: ["555-0102"], digits: "5550102" }]],
    ["nancy 001 (425) 555", [{ parts: ["nancy"] }, { parts: ["001", "425", "555"], digits: "1425555" }]],
    ["(425) 55", [{ parts: ["425"] }, { parts: ["55"] }]],
    ["0000000", [{ parts: ["0000000"] }]],
    ["5%_[x]", [{ parts: ["5%_[x]"] }]],
    ["%%", [{ parts: ["%%"] }]],
    ["--", [{ parts: ["--"] }]],
    ["ＣＡＳ－０１０４９", [{ parts: ["CAS-01049"] }]],
  ])("%j is read as %j", (text, words) => {
    expect(searchWords(text)).toEqual(words);
  });

  test("is never too long for a query", () => {
    expect(searchWords("a b c d e f g h i j k l m n")).toHaveLength(12);
  });

  test.each([
    ["Nancy", ["Nancy"]],
    ["5%", ["5[%]"]],
    ["CAS01049", ["CAS01049", "CAS_01049"]],
    ["CAS-01049", ["CAS-01049", "CAS_01049", "CAS01049"]],
    ["a2&aa", ["a2&aa", "a_2_aa", "a2aa"]],
    ["alex@adventure-works.example", ["alex@adventure-works.example"]],
  ])("%s is looked for as %j", (word, patterns) => {
    expect(patternsOf(word)).toEqual(patterns);
  });
});

describe("what was found is marked", () => {
  const marked = (text: string, typed: string): string =>
    markFound(text, searchWords(typed))
      .map((part) => (part.found ? `[${part.text}]` : part.text))
      .join("");

  test.each([
    ["Nancy Anderson", "anderson nancy", "[Nancy] [Anderson]"],
    ["Zoë Müller", "zoe mul", "[Zoë] [Mül]ler"],
    ["Zoe\u0308 Mu\u0308ller", "zoë mül", "[Zoë] [Mül]ler"],
    ["CAS-01049-K2", "cas01049", "[CAS]-[01049]-K2"],
    ["+1 (425) 555-0102", "0014255550102", "+[1] ([425]) [555]-[0102]"],
    ["(425) 555-0102", "+1 425 555 0102", "(425) [555]-[0102]"],
    ["Nancy", "an nancy", "[Nancy]"],
    ["O’Neil", "oneil", "[O]’[Neil]"],
    ["O’Neil", "o'neil", "[O]’[Neil]"],
    ["Fabrikam", "contoso", "Fabrikam"],
    ["", "contoso", ""],
  ])("in %j, of %j", (text, typed, expected) => {
    expect(marked(text, typed)).toBe(expected);
  });

  test("wherever it stands, whatever stands around it, and nothing is lost", () => {
    const any = fc.string({ unit: "grapheme", maxLength: 12 });
    fc.assert(
      fc.property(any, fc.string({ unit: fc.constantFrom(..."abcéüñ"), minLength: 2 }), any, (before, word, after) => {
        const text = `${before} ${word.toUpperCase()} ${after}`;
        const parts = markFound(text, [{ parts: [word] }]);
        expect(parts.map((part) => part.text).join("")).toBe(text.normalize());
        expect(parts.filter(({ found }) => found).map((part) => fold(part.text))).toEqual([fold(word)]);
      }),
    );
  });

  test("a number, in any two notations, to its last seven digits", () => {
    fc.assert(
      fc.property(
        phoneNumber.chain((one) => fc.tuple(phoneNotation(one), phoneNotation(one))),
        ([stored, typed]) => {
          const found = markFound(stored, searchWords(typed)).filter((part) => part.found);
          expect(found.map(({ text }) => text).join("").length).toBeGreaterThanOrEqual(7);
        },
      ),
    );
  });
});
