import { pseudoLetters } from "./pseudo";

/** Attributes that a user reads or hears. */
const spoken = [
  "aria-label",
  "aria-description",
  "aria-placeholder",
  "aria-roledescription",
  "aria-valuetext",
  "title",
  "placeholder",
  "alt",
];

/** Columns that hold no text for people. */
const technical = /(id|_value|lookuplogicalname)$/;

/** Every text for people in what the product answered: names, values, formatted values. */
export function textsIn(answer: unknown): string[] {
  if (typeof answer === "string") {
    return answer === "" ? [] : [answer, initials(answer)];
  }
  if (typeof answer !== "object" || answer === null) {
    return [];
  }
  return Object.entries(answer).flatMap(([key, value]) =>
    typeof value === "string" && technical.test(key) ? [] : textsIn(value),
  );
}

/** What the picture of a person shows. */
function initials(name: string): string {
  const words = name.split(" ");
  return `${words[0]?.charAt(0) ?? ""}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? "") : ""}`.toUpperCase();
}

/**
 * The texts under an element, visible or spoken, that are neither in the pseudo-language nor data.
 * @param data every text of the records that may be shown
 * @returns each as `where: "text"`
 */
export function foreignTexts(root: Element, data: Iterable<string>): string[] {
  const known = [...new Set(data)].sort((a, b) => b.length - a.length);
  const isForeign = (text: string): boolean => {
    const rest = known.reduce((left, one) => left.replaceAll(one, ""), text);
    return [...rest].some((letter) => /\p{L}/u.test(letter) && !pseudoLetters.has(letter));
  };
  const found: string[] = [];
  for (const element of [root, ...root.querySelectorAll("*")]) {
    for (const name of spoken) {
      const text = element.getAttribute(name);
      if (text !== null && isForeign(text)) {
        found.push(`${name} of <${element.localName}>: "${text}"`);
      }
    }
    const text = element.textContent ?? "";
    if (isTopmostWithText(element, root) && isForeign(text)) {
      found.push(`<${element.localName}>: "${text}"`);
    }
  }
  return found;
}

/** The element holds a text of its own, and none around it does: a name with a part in bold is one text. */
function isTopmostWithText(element: Element, root: Element): boolean {
  for (let parent = element.parentElement; element !== root && parent; parent = parent.parentElement) {
    if (hasOwnText(parent)) {
      return false;
    }
    if (parent === root) {
      break;
    }
  }
  return hasOwnText(element);
}

function hasOwnText(element: Element): boolean {
  return [...element.childNodes].some(
    (node) =>
      (node.nodeType === Node.TEXT_NODE && (node.textContent ?? "").trim() !== "") || node.nodeName === "STRONG",
  );
}
