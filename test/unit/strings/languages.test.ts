import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readResx } from "../../support/resx";

const folder = "LinkedRecordsControl/strings";
const fileOf = (language: number): string => `${folder}/LinkedRecordsControl.${language}.resx`;

const english = readResx(fileOf(1033));
const translations = [
  ["German", 1031],
  ["French", 1036],
  ["Spanish", 3082],
  ["Japanese", 1041],
  ["Arabic", 1025],
] as const;
const languages = [["English", 1033], ...translations] as const;

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

/** The texts of a language beside the English ones, by their ids. */
function pairs(language: number): readonly [id: string, text: string, english: string][] {
  return [...readResx(fileOf(language))].map(([id, text]) => [id, text, english.get(id) ?? ""]);
}

/** The ids of the texts of a language that break a rule. */
function breaking(language: number, isBroken: (text: string, english: string, id: string) => boolean): string[] {
  return pairs(language).flatMap(([id, text, original]) => (isBroken(text, original, id) ? [`${id}: ${text}`] : []));
}

describe("the languages of the control", () => {
  test("are the files that the manifest names", () => {
    const manifest = readFileSync("LinkedRecordsControl/ControlManifest.Input.xml", "utf8");
    const named = [...manifest.matchAll(/<resx path="strings\/([^"]+)"/g)].map(([, file]) => file);
    const files = readdirSync(folder).filter((file) => file.endsWith(".resx"));
    expect([...named].sort()).toEqual([...files].sort());
    expect(files.sort()).toEqual(languages.map(([, id]) => `LinkedRecordsControl.${id}.resx`).sort());
  });

  test.each(translations)("%s has the texts of English, in the same order", (_, language) => {
    expect(pairs(language).map(([id]) => id)).toEqual([...english.keys()]);
  });

  test.each(languages)("%s has no empty text, and none with a space too many", (_, language) => {
    expect(breaking(language, (text) => text === "" || text !== text.trim() || / {2}/.test(text))).toEqual([]);
  });

  test.each(translations)("%s keeps the placeholders of each text", (_, language) => {
    expect(breaking(language, (text, original) => placeholders(text).join() !== placeholders(original).join())).toEqual(
      [],
    );
  });

  test.each(translations)("%s fits where English fits", (_, language) => {
    expect(breaking(language, (text, original) => text.length > 2.2 * original.length + 12)).toEqual([]);
  });

  // A search box of 280 pixels shows that much beside its icons, in whatever font.
  test.each(languages)("%s has hints for its search boxes that are not cut", (_, language) => {
    const widthOf = (text: string): number =>
      [...text].reduce((width, letter) => width + (/[\u3000-\uffef]/.test(letter) ? 2 : 1), 0);
    const limit = language === 1025 ? 36 : 26;
    expect(breaking(language, (text, _original, id) => /^Search_.*_hint$/.test(id) && widthOf(text) > limit)).toEqual(
      [],
    );
  });

  test.each(languages)("%s uses its own quotation marks and apostrophes", (_, language) => {
    expect(breaking(language, (text) => /["']/.test(text))).toEqual([]);
  });
});

describe("nothing is left in English by mistake", () => {
  const names = ["Record_NoValue", "Sample_account", "Sample_contact"];
  const sameWords: Readonly<Record<number, readonly string[]>> = {
    1031: ["Notice_Details", "Case_Times"],
    1036: ["Table_contact", "Case_Times", "Case_Conversations", "Case_ConversationsCount"],
    3082: ["ConfirmReplace_No", "ReadOnly_No", "Diagnostics_No", "Case_Times"],
  };

  test.each(translations)("%s shares with English only names and words that are the same", (_, language) => {
    const allowed = [...names, ...(sameWords[language] ?? [])];
    const equal = pairs(language).flatMap(([id, text, original]) => (text === original ? [id] : []));
    expect(equal.sort()).toEqual([...allowed].sort());
  });

  // Words that stand in almost every English sentence, and in none of the languages that share its letters.
  const englishWord = /\b(the|this|is|were|not|are|and|of|it|here|cannot|linked|record|records|case)\b/i;

  test.each(translations)("%s has no English sentence", (_, language) => {
    expect(breaking(language, (text) => englishWord.test(text))).toEqual([]);
  });

  // What makers type, what the product is called in every language, and the names of the sample records.
  const foreignWords = new Set(
    (
      "account contact incident msdyn ocliveworkitem link replace unlink create open edit form entityType id columns conversationId replaced action reason " +
      "Application Insights Customer Service workspace Ctrl Enter ID URL https support example kb kbnum " +
      "Adventure Works Alex Vargas"
    ).split(" "),
  );

  test.each([
    ["Japanese", 1041],
    ["Arabic", 1025],
  ] as const)("%s has no other word in Latin letters", (_, language) => {
    expect(
      breaking(language, (text) => (text.match(/\p{Script=Latin}+/gu) ?? []).some((word) => !foreignWords.has(word))),
    ).toEqual([]);
  });
});

describe("the typography of a language", () => {
  test("French never breaks a line before a colon or inside its quotation marks", () => {
    expect(
      breaking(1036, (text) => / [:;?!»]|« |[^\s\u00a0/][?!;»]|\w:(?!\/\/)/.test(text.replace("form:", ""))),
    ).toEqual([]);
  });

  test("Arabic has its own comma, semicolon and question mark", () => {
    const outside = (text: string): string => text.replace(/\u2068[^\u2069]*\u2069/g, "");
    expect(breaking(1025, (text) => /[,;?]/.test(outside(text)))).toEqual([]);
  });

  // A Latin name would otherwise take the punctuation beside it to its other end.
  test("Arabic isolates every placeholder and every Latin word from the text around it", () => {
    const isIsolated = (text: string): boolean => {
      const open = text.split("\u2068").length;
      const rest = text.replace(/\u2068[^\u2068\u2069]+\u2069/g, "");
      return open === text.split("\u2069").length && !/[{}\p{Script=Latin}\u2068\u2069]/u.test(rest);
    };
    const isMixed = (text: string): boolean => /\p{Script=Arabic}/u.test(text);
    expect(breaking(1025, (text) => isMixed(text) && !isIsolated(text))).toEqual([]);
  });
});

describe("the reader of resx files", () => {
  const root = mkdtempSync(join(tmpdir(), "linked-records-resx-"));
  afterAll(() => rmSync(root, { recursive: true }));

  const written = (content: string): string => {
    const path = join(root, "Sample.1033.resx");
    writeFileSync(path, content);
    return path;
  };

  test.each([
    ["an element that does not end", '<root><data name="A"><value>a</data></root>', /Sample\.1033\.resx/],
    ["an id twice", '<root><data name="A"><value>a</value></data><data name="A"/></root>', /A is there twice/],
  ])("refuses %s", (_, content, message) => {
    const path = written(content);
    expect(() => readResx(path)).toThrow(message);
  });
});
