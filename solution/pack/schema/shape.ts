/** What a text must be, in words that end the sentence "it must be …", and the test for it. */
export interface Value {
  readonly must: string;
  readonly fits: (text: string) => boolean;
}

/**
 * What an element may hold. Names carry how often they may stand there, as in regular expressions: `name` once, `name?`
 * at most once, `name*` any number of times, `name+` at least once; attributes are `name` or `name?`.
 */
export interface Shape {
  readonly attributes?: Readonly<Record<string, Value>>;
  readonly children?: Readonly<Record<string, Shape>>;
  /** Of an element that holds text. */
  readonly text?: Value;
  /** The attribute that tells such elements beside each other apart; `#text` where their text does. */
  readonly key?: string;
  /** Whether it may hold anything. */
  readonly isOpen?: true;
}

const matching = (must: string, pattern: RegExp): Value => ({ must, fits: (text) => pattern.test(text) });

const guidPattern = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";

export const anything: Value = { must: "a text", fits: () => true };
export const something: Value = { must: "a text that is not empty", fits: (text) => text.trim() !== "" };
export const guid = matching("a GUID without braces, in lower case", new RegExp(`^${guidPattern}$`));
export const bracedGuid = matching("a GUID in braces", new RegExp(`^\\{${guidPattern}\\}$`, "i"));
export const number = matching("a whole number", /^-?\d+$/);
export const count = matching("a whole number from 0", /^\d+$/);
export const flag = matching("0 or 1", /^[01]$/);
export const truth = matching("true or false", /^(true|false)$/);
export const truthOrFlag = matching("true or false", /^(true|false|0|1)$/);
export const language = matching("a language code such as 1033", /^\d{4,5}$/);
export const version = matching("a version of four numbers such as 1.0.0.0", /^\d+(\.\d+){3}$/);
export const shortVersion = matching("a version such as 9.2", /^\d+(\.\d+){1,3}$/);
export const logicalName = matching("a name in lower case", /^[a-z][a-z0-9_]*$/);
export const schemaName = matching("a name of letters, digits and underscores", /^[A-Za-z][A-Za-z0-9_]*$/);

/** One of some texts. */
export const oneOf = (...texts: string[]): Value => ({
  must: texts.length === 1 ? texts[0] : `${texts.slice(0, -1).join(", ")} or ${texts.at(-1)}`,
  fits: (text) => texts.includes(text),
});

/** A text that may be left out. */
export const orEmpty = (value: Value): Value => ({
  must: `empty or ${value.must}`,
  fits: (text) => text === "" || value.fits(text),
});

/** A text that fits a pattern. */
export const pattern = matching;

/** An element that holds nothing but a text. */
export const textOf = (text: Value): Shape => ({ text });

/** An element that holds nothing, and has no attribute. */
export const empty: Shape = {};

/** An element that may be there without a value: `xsi:nil="true"`. */
export const nullable = (text: Value): Shape => ({ text: orEmpty(text), attributes: { "xsi:nil?": truth } });

/** A text in one of the users' languages. */
const inLanguage = (text: Value): Shape => ({
  attributes: { description: text, languagecode: language },
  key: "languagecode",
});

/** What a thing is called, in at least one language, such as LocalizedNames. */
export const names = (element: string): Shape => ({ children: { [`${element}+`]: inLanguage(something) } });

/** Texts that may be missing, such as Descriptions. */
export const texts = (element: string): Shape => ({ children: { [`${element}*`]: inLanguage(anything) } });
