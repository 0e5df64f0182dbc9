import { DOMParser, type Element, XMLSerializer } from "@xmldom/xmldom";

/** One change of an XML text, and what it is called. */
export interface Mutation {
  /** Such as `removed /ImportExportXml/SolutionManifest/Version`, or with `@name` for an attribute. */
  readonly name: string;
  readonly text: string;
}

const parse = (text: string) => new DOMParser().parseFromString(text, "text/xml");

const elementsOf = (text: string): Element[] => Array.from(parse(text).getElementsByTagName("*"));

function pathOf(element: Element): string {
  const parent = element.parentNode as Element | null;
  return `${parent?.nodeType === 1 ? pathOf(parent) : ""}/${element.nodeName}`;
}

type Change = (element: Element) => void;

const empty: Change = (element) => {
  Array.from(element.childNodes).forEach((child) => element.removeChild(child));
};

/** The element by another name. */
const rename: Change = (element) => {
  const renamed = element.ownerDocument!.createElement(`${element.nodeName}z`);
  Array.from(element.attributes).forEach(({ name, value }) => {
    renamed.setAttribute(name, value);
  });
  Array.from(element.childNodes).forEach((child) => renamed.appendChild(child));
  element.parentNode?.replaceChild(renamed, element);
};

const isLeaf = (element: Element): boolean => element.getElementsByTagName("*").length === 0;

/** A text of another type than whatever stood there. */
const otherType = (text: string): string => (/^[a-z ]+$/i.test(text) ? "7!" : "?!");

const onElements: readonly { name: string; change: Change; fits?: (element: Element) => boolean }[] = [
  { name: "removed", change: (element) => element.parentNode?.removeChild(element) },
  { name: "emptied", change: empty, fits: (element) => element.childNodes.length > 0 },
  { name: "doubled", change: (element) => element.parentNode?.insertBefore(element.cloneNode(true), element) },
  { name: "misspelt", change: rename },
  {
    name: "another type",
    change: (element) => {
      const text = element.textContent ?? "";
      empty(element);
      element.appendChild(element.ownerDocument!.createTextNode(otherType(text)));
    },
    fits: (element) => isLeaf(element) && (element.textContent ?? "").trim() !== "",
  },
];

const onAttributes: readonly { name: string; change: (element: Element, attribute: string, value: string) => void }[] =
  [
    { name: "removed", change: (element, attribute) => element.removeAttribute(attribute) },
    { name: "emptied", change: (element, attribute) => element.setAttribute(attribute, "") },
    {
      name: "misspelt",
      change: (element, attribute, value) => {
        element.removeAttribute(attribute);
        element.setAttribute(`${attribute}z`, value);
      },
    },
    { name: "another type", change: (element, attribute, value) => element.setAttribute(attribute, otherType(value)) },
  ];

/** Every element and attribute of an XML text removed, emptied, misspelt, of another type, and elements doubled. */
export function* mutationsOf(text: string): Generator<Mutation> {
  const serializer = new XMLSerializer();
  const changed = (index: number, change: Change): string => {
    const document = parse(text);
    change(Array.from(document.getElementsByTagName("*"))[index]);
    return serializer.serializeToString(document);
  };
  for (const [index, element] of elementsOf(text).entries()) {
    const path = pathOf(element);
    const isRoot = index === 0;
    for (const { name, change, fits } of onElements) {
      if (!(isRoot && ["removed", "doubled"].includes(name)) && (fits?.(element) ?? true)) {
        yield { name: `${name} ${path}`, text: changed(index, change) };
      }
    }
    for (const attribute of Array.from(element.attributes).filter(({ name }) => !name.startsWith("xmlns"))) {
      for (const { name, change } of onAttributes) {
        const mutated = changed(index, (one) => {
          change(one, attribute.name, attribute.value);
        });
        yield { name: `${name} ${path}@${attribute.name}`, text: mutated };
      }
    }
  }
}
