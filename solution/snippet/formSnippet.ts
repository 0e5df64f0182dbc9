import { DOMImplementation, type Element } from "@xmldom/xmldom";
import type { ControlManifest } from "../format/controlManifest";
import { indentedXml } from "../pack/writeXml";

/** Tables on whose main forms the control works. */
export const tables = ["msdyn_ocliveworkitem", "incident"] as const;

/** Where the control is to stand, and how it is set. */
export interface Placement {
  readonly table: string;
  /** Logical name of the text column that it is bound to. */
  readonly column: string;
  /** The publisher's prefix, without the underscore. */
  readonly prefix: string;
  /** What the maker sets, by the names of properties; the others keep their defaults. */
  readonly settings: Readonly<Record<string, string>>;
}

/** A snippet that cannot be written as it is wanted; the message says what to do. */
export class SnippetError extends Error {}

/** "Has a code component", and the class of a text column, which shows where the component cannot. */
const classIds = {
  component: "{F9A8A302-114E-466A-B582-6771B2AE0D92}",
  text: "{4273EDBD-AC1D-40D3-9FB2-095C621B552D}",
};

const document = new DOMImplementation().createDocument(null, "snippet", null);

/** An element with attributes, and children or a text. */
function element(name: string, attributes: Readonly<Record<string, string>>, inner: string | Element[] = []): Element {
  const made = document.createElement(name);
  Object.entries(attributes).forEach(([key, value]) => {
    made.setAttribute(key, value);
  });
  if (typeof inner === "string") {
    made.appendChild(document.createTextNode(inner));
  } else {
    inner.forEach((each) => made.appendChild(each));
  }
  return made;
}

/** What stands in a form for one property that the maker sets. */
function parameterOf(name: string, value: string, { properties }: ControlManifest): Element {
  const inputs = properties.filter(({ usage }) => usage === "input");
  const property = inputs.find((each) => each.name === name);
  if (!property) {
    throw new SnippetError(
      `There is no property "${name}" to set. There are: ${inputs.map((one) => one.name).join(", ")}.`,
    );
  }
  if (property.values && !property.values.includes(value)) {
    throw new SnippetError(`${name} is "${value}", it must be ${property.values.join(" or ")}.`);
  }
  return element(name, { static: "true", type: property.types[0] ?? "" }, value);
}

/**
 * The form XML of the control, for a form that may be edited but not shipped: the section with its cell, and the
 * description that belongs beside `<tabs>` in `<controlDescriptions>`.
 * @param newId makes ids, without braces
 * @returns both fragments, each with a line break at its end
 * @throws SnippetError for a table, a column or a setting that cannot be
 */
export function formSnippet(
  { table, column, prefix, settings }: Placement,
  manifest: ControlManifest,
  newId: () => string,
): { readonly section: string; readonly controlDescription: string } {
  if (!tables.some((each) => each === table)) {
    throw new SnippetError(`The control is for forms of ${tables.join(" and ")}, not of "${table}".`);
  }
  if (!/^[a-z][a-z0-9_]*$/.test(column)) {
    throw new SnippetError(`"${column}" is no logical name of a column: lower-case letters, digits and underscores.`);
  }
  const bound = manifest.properties.find(({ usage }) => usage === "bound");
  const id = (): string => `{${newId()}}`;
  const label = (text: string): Element =>
    element("labels", {}, [element("label", { description: text, languagecode: "1033" })]);
  const uniqueId = id();
  const control = {
    id: column,
    classid: classIds.component,
    datafieldname: column,
    disabled: "false",
    uniqueid: uniqueId,
  };
  const cell = element("cell", { id: id(), showlabel: "false" }, [
    label("Linked records"),
    element("control", control),
  ]);
  const section = element(
    "section",
    { name: "section_linkedrecords", id: id(), IsUserDefined: "0", showlabel: "false", showbar: "false", columns: "1" },
    [label("Linked records"), element("rows", {}, [element("row", {}, [cell])])],
  );
  const parameters = (): Element =>
    element("parameters", {}, [
      element(bound?.name ?? "", {}, column),
      ...Object.entries(settings).map(([name, value]) => parameterOf(name, value, manifest)),
    ]);
  const name = `${prefix}_${manifest.namespace}.${manifest.constructorName}`;
  const fallback = element("customControl", { id: classIds.text }, [
    element("parameters", {}, [element("datafieldname", {}, column)]),
  ]);
  const controlDescription = element("controlDescription", { forControl: uniqueId }, [
    fallback,
    ...["0", "1", "2"].map((formFactor) => element("customControl", { formFactor, name }, [parameters()])),
  ]);
  return { section: `${indentedXml(section)}\n`, controlDescription: `${indentedXml(controlDescription)}\n` };
}
