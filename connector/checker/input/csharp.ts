/** The offset behind a text that starts with its opening quote; `\` escapes in it. */
function endOfPlain(code: string, start: number, quote: string): number {
  for (let index = start + 1; index < code.length; index += 1) {
    const char = code.charAt(index);
    if (char === quote || char === "\n") {
      return index + 1;
    }
    index += char === "\\" ? 1 : 0;
  }
  return code.length;
}

/** The offset behind a text in which only a doubled quote is one, `@"…"`. */
function endOfVerbatim(code: string, start: number): number {
  for (let index = start + 1; index < code.length; index += 1) {
    if (code.charAt(index) === '"') {
      if (code.charAt(index + 1) !== '"') {
        return index + 1;
      }
      index += 1;
    }
  }
  return code.length;
}

/** The offset behind a text with expressions in braces, `$"…{…}…"`; these may hold texts again. */
function endOfInterpolated(code: string, start: number, isVerbatim: boolean): number {
  for (let index = start + 1; index < code.length; index += 1) {
    const char = code.charAt(index);
    const isDoubled = code.charAt(index + 1) === char;
    if (char === "{" && !isDoubled) {
      index = endOfExpression(code, index + 1) - 1;
    } else if (char === '"' && !(isVerbatim && isDoubled)) {
      return index + 1;
    } else if (char === "\n" && !isVerbatim) {
      return index;
    } else if ((char === "{" && isDoubled) || (char === '"' && isDoubled) || (char === "\\" && !isVerbatim)) {
      index += 1;
    }
  }
  return code.length;
}

/** The offset behind the brace that ends an expression in a text. */
function endOfExpression(code: string, start: number): number {
  let depth = 1;
  let index = start;
  while (index < code.length && depth > 0) {
    const behind = endOfBlank(code, index);
    if (behind > index) {
      index = behind;
      continue;
    }
    depth += code.charAt(index) === "{" ? 1 : code.charAt(index) === "}" ? -1 : 0;
    index += 1;
  }
  return index;
}

/** The offset behind a comment or a text that starts here; the same offset when neither does. */
function endOfBlank(code: string, start: number): number {
  const [opening = ""] = /^(?:\/\/|\/\*|"""|\$@"|@\$"|\$"|@"|"|')/.exec(code.slice(start, start + 3)) ?? [];
  const quote = start + opening.length - 1;
  const behind = (end: string, from: number): number => {
    const found = code.indexOf(end, from);
    return found < 0 ? code.length : found + end.length;
  };
  switch (opening) {
    case "":
      return start;
    case "//":
      return Math.max(start, behind("\n", start) - 1);
    case "/*":
      return behind("*/", start + 2);
    case '"""':
      return behind('"""', start + 3);
    case '@"':
      return endOfVerbatim(code, quote);
    case '"':
    case "'":
      return endOfPlain(code, quote, opening);
    default:
      return endOfInterpolated(code, quote, opening.includes("@"));
  }
}

/**
 * C# code with blanks in the place of comments and texts, so that what is left can be searched: every character keeps
 * its place.
 */
export function codeAlone(code: string): string {
  const parts: string[] = [];
  let kept = 0;
  for (let index = 0; index < code.length;) {
    const end = endOfBlank(code, index);
    if (end > index) {
      parts.push(code.slice(kept, index), code.slice(index, end).replace(/[^\n]/g, " "));
      kept = end;
    }
    index = Math.max(end, index + 1);
  }
  return parts.join("") + code.slice(kept);
}
