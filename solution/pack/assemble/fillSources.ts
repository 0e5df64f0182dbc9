import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Element } from "@xmldom/xmldom";
import { attribute, child, childText, descendants, rootOf } from "../../format/xml";
import type { Problems } from "../problems";
import { setText, xmlBytes } from "../writeXml";
import type { Project, Publisher } from "./project";
import type { SourceFiles } from "./sourceFiles";

const schemaInstance = "http://www.w3.org/2001/XMLSchema-instance";

/** Children of an Address that an empty publisher address carries, in their order; the others are nil. */
const addressDefaults: Record<string, string> = { AddressTypeCode: "1", ShippingMethodCode: "1" };
const addressChildren = (
  "AddressNumber AddressTypeCode City County Country Fax FreightTermsCode ImportSequenceNumber Latitude Line1 Line2 Line3 " +
  "Longitude Name PostalCode PostOfficeBox PrimaryContactName ShippingMethodCode StateOrProvince Telephone1 Telephone2 " +
  "Telephone3 TimeZoneRuleVersionNumber UPSZone UTCOffset UTCConversionTimeZoneCode"
).split(" ");

function append(parent: Element, name: string, text?: string): Element {
  const element = parent.ownerDocument!.createElement(name);
  if (text !== undefined) {
    setText(element, text);
  }
  parent.appendChild(element);
  return element;
}

function fillPublisher(element: Element, publisher: Publisher): void {
  append(element, "UniqueName", publisher.uniqueName);
  const name = append(append(element, "LocalizedNames"), "LocalizedName");
  name.setAttribute("description", publisher.displayName);
  name.setAttribute("languagecode", "1033");
  append(element, "Descriptions");
  append(element, "EMailAddress").setAttributeNS(schemaInstance, "xsi:nil", "true");
  append(element, "SupportingWebsiteUrl").setAttributeNS(schemaInstance, "xsi:nil", "true");
  append(element, "CustomizationPrefix", publisher.customizationPrefix);
  append(element, "CustomizationOptionValuePrefix", String(publisher.customizationOptionValuePrefix));
  const addresses = append(element, "Addresses");
  for (const number of ["1", "2"]) {
    const address = append(addresses, "Address");
    for (const field of addressChildren) {
      const value = field === "AddressNumber" ? number : addressDefaults[field];
      if (value) {
        append(address, field, value);
      } else {
        append(address, field).setAttributeNS(schemaInstance, "xsi:nil", "true");
      }
    }
  }
}

/** Fills an empty element; one that says something else than its single source is a problem. */
function fillText(parent: Element, name: string, value: string, from: string, place: string, problems: Problems): void {
  const element = child(parent, name);
  if (!element) {
    problems.add(place, `<${name}> is missing; leave it empty, the packer fills it in.`);
  } else if (childText(parent, name) === "") {
    setText(element, value);
  } else if (childText(parent, name) !== value) {
    problems.add(place, `<${name}> is "${childText(parent, name)}", ${from} says "${value}". Leave it empty here.`);
  }
}

function fillSolutionXml(source: SourceFiles, project: Project, problems: Problems): void {
  const path = "Other/Solution.xml";
  const place = source.placeOf(path);
  const document = source.takeXml(path, "every solution");
  const manifest = document && child(rootOf(document), "SolutionManifest");
  if (!document || !manifest) {
    if (document) {
      problems.add(place, "<SolutionManifest> is missing.");
    }
    return;
  }
  fillText(manifest, "Version", project.solutionVersion, "package.json", place, problems);
  const publisher = child(manifest, "Publisher");
  if (publisher?.childNodes.length === 0) {
    fillPublisher(publisher, project.publisher);
  } else {
    problems.add(place, "<Publisher> must be there and empty; the packer fills it in from solution/publisher.json.");
  }
  for (const required of descendants(manifest, "Required")) {
    const name = attribute(required, "solution");
    if (name !== "" && !name.includes(" ")) {
      required.setAttribute("solution", `${name} (${project.solutionVersion})`);
    }
  }
  source.replace(path, xmlBytes(document));
}

function fillConnector(path: string, source: SourceFiles, project: Project, problems: Problems): void {
  const { connector } = project;
  const place = source.placeOf(path);
  const document = source.takeXml(path, "the connector's solution");
  if (!document || !connector) {
    return;
  }
  const element = rootOf(document);
  const from = "connector/CSS-Entity.swagger.json";
  fillText(element, "description", connector.description, from, place, problems);
  fillText(element, "displayname", connector.title, from, place, problems);
  fillText(element, "iconbrandcolor", connector.iconBrandColor, "connector/apiProperties.json", place, problems);
  if (connector.script) {
    const operations = JSON.stringify(connector.scriptOperations ?? []);
    fillText(element, "scriptoperations", operations, "connector/apiProperties.json", place, problems);
  }
  for (const [suffix, content] of connector.blobs) {
    source.addMade(`Connectors/${childText(element, "name")}${suffix}`, content, "the folder connector/");
  }
  source.replace(path, xmlBytes(document));
}

function addBuiltControl(folderName: string, source: SourceFiles, project: Project, problems: Problems): void {
  const constructorName = folderName.split(".").at(-1) ?? "";
  const built = join(project.root, "out", "controls", constructorName);
  if (!existsSync(built)) {
    problems.add(`out/controls/${constructorName}`, `The control ${folderName} is not built. Run: npm run build`);
    return;
  }
  for (const entry of readdirSync(built, { withFileTypes: true, recursive: true })) {
    if (!entry.isDirectory()) {
      const path = join(entry.parentPath, entry.name);
      const relative = path
        .slice(built.length + 1)
        .split(sep)
        .join("/");
      source.addMade(`Controls/${folderName}/${relative}`, readFileSync(path), `out/controls/${constructorName}`);
    }
  }
}

/**
 * Completes the sources of a solution with what has its only source elsewhere: the version (package.json), the publisher
 * (publisher.json), the connector (connector/) and the built control (out/). Afterwards the files are what
 * SolutionPackager expects.
 */
export function fillSources(source: SourceFiles, project: Project, problems: Problems): void {
  fillSolutionXml(source, project, problems);
  for (const path of source.paths(/^Connectors\/[^/]+\.xml$/)) {
    fillConnector(path, source, project, problems);
  }
  for (const path of source.paths(/^Controls\/[^/]+\/ControlManifest\.xml\.data\.xml$/)) {
    addBuiltControl(path.split("/")[1], source, project, problems);
  }
}
