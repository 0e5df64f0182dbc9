import { type ParseErrorCode, printParseErrorCode, visit } from "jsonc-parser";
import type { Json } from "./jsonValue";

/** What is wrong with a text that should be JSON. */
export interface JsonFault {
  readonly message: string;
  /** UTF-16 code units from the start of the text. */
  readonly offset: number;
}

/** What to say for each fault that jsonc-parser names. */
const sentences: Readonly<Record<string, string>> = {
  InvalidSymbol: "Here stands something that is no JSON value.",
  InvalidNumberFormat: "This number is not written as JSON demands.",
  PropertyNameExpected: "A property name in double quotes is missing here; a comma too many?",
  ValueExpected: "A value is missing here; a comma too many?",
  ColonExpected: "A colon is missing here.",
  CommaExpected: "A comma is missing here.",
  CloseBraceExpected: "A closing brace is missing here.",
  CloseBracketExpected: "A closing bracket is missing here.",
  EndOfFileExpected: "The JSON value ends before this; remove what follows.",
  InvalidCommentToken: "JSON has no comments. Remove it.",
  UnexpectedEndOfComment: "JSON has no comments. Remove it.",
  UnexpectedEndOfString: "This text has no closing quote.",
  UnexpectedEndOfNumber: "This number has no end.",
  InvalidUnicode: "This escape is not \\u with four hexadecimal digits.",
  InvalidEscapeCharacter: "This escape is unknown to JSON.",
  InvalidCharacter: "A control character, such as a line break or a tab, must be escaped here.",
};

/** Text nested deeper than this is not parsed again for a better message, because that parser is recursive. */
const deepest = 1000;

/** Tells whether brackets outside of texts nest deeper than {@link deepest}. */
function isDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let index = 0; index < text.length && depth <= deepest; index += 1) {
    const char = text.charAt(index);
    if (char === '"') {
      inText = !inText;
    } else if (inText) {
      index += char === "\\" ? 1 : 0;
    } else if (char === "{" || char === "[") {
      depth += 1;
    } else if (char === "}" || char === "]") {
      depth -= 1;
    }
  }
  return depth > deepest;
}

/**
 * Parses strict JSON (RFC 8259): comments and trailing commas are faults.
 * @param text the text, without a byte order mark
 * @returns the value, or the first fault
 */
export function parseJson(text: string): { readonly value: Json } | { readonly fault: JsonFault } {
  try {
    return { value: JSON.parse(text) as Json };
  } catch (error) {
    return { fault: faultOf(text, (error as Error).message) };
  }
}

/**
 * The text without commas before closing brackets.
 * @returns undefined when there are none, or when more is wrong, so that the text would still be no JSON
 */
export function withoutTrailingCommas(text: string): string | undefined {
  if (!/,\s*[}\]]/.test(text)) {
    return undefined;
  }
  const commas: number[] = [];
  let last = "";
  let lastAt = 0;
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    if (char === '"') {
      for (index += 1; index < text.length && text.charAt(index) !== '"'; index += 1) {
        index += text.charAt(index) === "\\" ? 1 : 0;
      }
    } else if ((char === "}" || char === "]") && last === ",") {
      commas.push(lastAt);
    }
    if (!/[ \t\r\n]/.test(char)) {
      // A comma that follows nothing stands for something that is missing.
      last = char === "," && /^[{[,]?$/.test(last) ? "" : char;
      lastAt = index;
    }
  }
  if (commas.length === 0) {
    return undefined;
  }
  const kept = [-1, ...commas].map((comma, index) => text.slice(comma + 1, commas[index]));
  const next = kept.join("");
  return "value" in parseJson(next) ? next : undefined;
}

/** Thrown to end a visit at the first fault: what follows is often a long series of consequences. */
class FirstFault extends Error {
  constructor(
    readonly error: ParseErrorCode,
    readonly offset: number,
  ) {
    super();
  }
}

function firstFault(text: string): FirstFault | undefined {
  const onError = (error: ParseErrorCode, offset: number): never => {
    throw new FirstFault(error, offset);
  };
  try {
    visit(text, { onError }, { disallowComments: true, allowTrailingComma: false });
    return undefined;
  } catch (fault) {
    if (fault instanceof FirstFault) {
      return fault;
    }
    throw fault;
  }
}

/** Finds the place and a sentence for a text that JSON.parse refused with a message. */
function faultOf(text: string, message: string): JsonFault {
  const position = /at position (\d+)/.exec(message)?.[1];
  const fallback = {
    message: `This is not JSON: ${message}.`,
    offset: Math.min(Number(position ?? text.length), text.length),
  };
  if (isDeep(text)) {
    return fallback;
  }
  const first = firstFault(text);
  const sentence = first && sentences[printParseErrorCode(first.error)];
  return first && sentence ? { message: `This is not JSON: ${sentence}`, offset: first.offset } : fallback;
}
