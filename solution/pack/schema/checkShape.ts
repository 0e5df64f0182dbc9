import type { Element } from "@xmldom/xmldom";
import { attribute, children } from "../../format/xml";
import type { Shape, Value } from "./shape";

/** Is told what is wrong with an element. */
export type Report = (element: Element, reason: string) => void;

interface Occurrence {
  readonly name: string;
  readonly least: number;
  readonly most: number;
}

function occurrenceOf(key: string): Occurrence {
  const [, name = key, sign = ""] = /^(.*?)([?*+]?)$/.exec(key) ?? [];
  return { name, least: sign === "" || sign === "+" ? 1 : 0, most: sign === "*" || sign === "+" ? Infinity : 1 };
}

const listed = (names: readonly string[], one: (name: string) => string): string =>
  names.length === 0 ? "none" : names.map(one).join(", ");

const tag = (name: string): string => `<${name}>`;

function checkValue(element: Element, what: string, text: string, value: Value, report: Report): void {
  if (!value.fits(text)) {
    report(element, `${what} is "${text}", it must be ${value.must}.`);
  }
}

function checkAttributes(element: Element, shape: Shape, report: Report): void {
  const known = new Map(
    Object.entries(shape.attributes ?? {}).map(([key, value]) => [occurrenceOf(key).name, { key, value }]),
  );
  const given = Array.from(element.attributes).map(({ name }) => name);
  for (const name of given.filter((one) => one !== "xmlns" && !one.startsWith("xmlns:"))) {
    const attributeShape = known.get(name);
    if (attributeShape) {
      checkValue(element, `${name} of <${element.nodeName}>`, attribute(element, name), attributeShape.value, report);
    } else {
      const names = listed([...known.keys()], String);
      report(element, `<${element.nodeName}> must not have the attribute ${name}. It may have: ${names}.`);
    }
  }
  for (const [name, { key }] of known) {
    if (key === name && !given.includes(name)) {
      report(element, `<${element.nodeName}> needs the attribute ${name}.`);
    }
  }
}

/** Checks that elements that are told apart by something differ in it. */
function checkKeys(elements: readonly Element[], key: string | undefined, report: Report): void {
  if (key === undefined) {
    return;
  }
  const seen = new Set<string>();
  for (const element of elements) {
    const value = (key === "#text" ? (element.textContent ?? "").trim() : attribute(element, key)).toLowerCase();
    if (seen.has(value)) {
      report(element, `There are two <${element.nodeName}> for "${value}".`);
    }
    seen.add(value);
  }
}

function checkChildren(element: Element, shape: Shape, report: Report): void {
  const known = new Map(
    Object.entries(shape.children ?? {}).map(([key, inner]) => [
      occurrenceOf(key).name,
      { ...occurrenceOf(key), inner },
    ]),
  );
  const given = children(element);
  for (const each of given) {
    const found = known.get(each.nodeName);
    if (found) {
      checkShape(each, found.inner, report);
    } else {
      const names = listed([...known.keys()], tag);
      report(each, `<${element.nodeName}> must not hold <${each.nodeName}>. It may hold: ${names}.`);
    }
  }
  for (const { name, least, most, inner } of known.values()) {
    const named = given.filter(({ nodeName }) => nodeName === name);
    checkKeys(named, inner.key, report);
    if (named.length < least) {
      report(element, `<${element.nodeName}> needs <${name}>.`);
    } else if (named.length > most) {
      report(named[1], `<${element.nodeName}> may hold <${name}> once only.`);
    }
  }
}

/** Notes everything in which an element and what it holds differ from a shape. */
export function checkShape(element: Element, shape: Shape, report: Report): void {
  checkAttributes(element, shape, report);
  if (shape.isOpen) {
    return;
  }
  checkChildren(element, shape, report);
  if (shape.text) {
    checkValue(element, `<${element.nodeName}>`, element.textContent?.trim() ?? "", shape.text, report);
    return;
  }
  const texts = Array.from(element.childNodes).filter(({ nodeType }) => nodeType === 3 || nodeType === 4);
  const stray = texts.map(({ nodeValue }) => nodeValue?.trim() ?? "").find(Boolean);
  if (stray !== undefined) {
    report(element, `<${element.nodeName}> must not hold the text "${stray}".`);
  }
}
