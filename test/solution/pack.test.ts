import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Element } from "@xmldom/xmldom";
import { unzipSync } from "fflate";
import { attribute, child, childText, children, descendants, parseXml, rootOf } from "../../solution/format/xml";
import { builtControl, ProjectCopy, repository } from "./projectCopy";

const decode = (content: Uint8Array): string => new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);

/** An unzipped solution: its entries by path, in the order of the zip. */
class Zip {
  readonly files: Record<string, Uint8Array>;

  constructor(path: string) {
    this.files = unzipSync(readFileSync(path));
  }

  get paths(): string[] {
    return Object.keys(this.files);
  }

  text(path: string): string {
    return decode(this.files[path]);
  }

  root(path: string): Element {
    return rootOf(parseXml(this.text(path), path));
  }
}

const copy = new ProjectCopy();
const packed = copy.pack();
const zipOf = (fileName: string): Zip => new Zip(join(copy.outDir, fileName));
const connector = zipOf("LinkedRecordsConnector.zip");
const main = zipOf("LinkedRecords.zip");
const version = (JSON.parse(copy.read("package.json")) as { version: string }).version;

afterAll(() => {
  copy.dispose();
});

const names = [
  "LinkedRecordsConnector.zip",
  "LinkedRecordsConnector_managed.zip",
  "LinkedRecords.zip",
  "LinkedRecords_managed.zip",
];

test("packs both solutions in the order of their import, unmanaged and managed", () => {
  expect(packed.map(({ path }) => path)).toEqual(names.map((name) => join(copy.outDir, name)));
  expect(packed.map(({ managed }) => managed)).toEqual([false, true, false, true]);
  expect(packed.map((one) => one.version)).toEqual(Array(4).fill(`${version}.0`));
  expect(packed.map(({ bytes }) => bytes)).toEqual(names.map((name) => readFileSync(join(copy.outDir, name)).length));
});

test("leaves nothing but the zips and the complete sources", () => {
  expect(readdirSync(copy.outDir).sort()).toEqual([...names, "sources"].sort());
  expect(
    existsSync(join(copy.outDir, "sources/LinkedRecords/Controls/lrc_LinkedRecords.LinkedRecordsControl/bundle.js")),
  ).toBe(true);
});

test("gives the same bytes when run again, in another folder", () => {
  const again = new ProjectCopy();
  try {
    again.pack();
    for (const name of names) {
      expect(readFileSync(join(again.outDir, name)).equals(readFileSync(join(copy.outDir, name)))).toBe(true);
    }
  } finally {
    again.dispose();
  }
});

test.each(["Pacific/Kiritimati", "America/St_Johns"])("gives the same bytes in the time zone %s", (zone) => {
  const outDir = join(copy.root, zone.replace("/", "-"));
  const code = `require("./solution/pack/packSolutions").packSolutions(${JSON.stringify({ root: copy.root, outDir })})`;
  const env = { ...process.env, TZ: zone };
  execFileSync(process.execPath, ["--import", "tsx", "--eval", code], { cwd: repository, env });
  for (const name of names) {
    expect(readFileSync(join(outDir, name)).equals(readFileSync(join(copy.outDir, name)))).toBe(true);
  }
});

describe("the zip of the main solution", () => {
  test("has the entries that SolutionPackager would write", () => {
    const control = "Controls/lrc_LinkedRecords.LinkedRecordsControl";
    const built = readdirSync(join(copy.root, builtControl), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(copy.root, builtControl).length + 1));
    expect(main.paths).toEqual([
      "customizations.xml",
      "solution.xml",
      ...built.map((path) => `${control}/${path}`).sort(),
      "Workflows/RoutenewcasesthroughDataverse-9C3978B4-6D09-58E2-8C2D-AE3F33BE9422.json",
      "Workflows/RoutenewcasesthroughOmnichannel-AD213E0A-8258-4150-BABA-E74A93EFFB10.json",
      "Workflows/Routeunroutedcases-9E8AAC1D-A6B2-5253-897A-6A8D8B417579.json",
      "environmentvariabledefinitions/lrc_CaseLiveWorkStreamId/environmentvariabledefinition.xml",
      "environmentvariabledefinitions/lrc_CaseRoutingWay/environmentvariabledefinition.xml",
      "environmentvariabledefinitions/lrc_OrganizationId/environmentvariabledefinition.xml",
      "[Content_Types].xml",
    ]);
  });

  test("carries the very bundle and manifest of the build, and every language", () => {
    const strings = readdirSync(join(repository, "LinkedRecordsControl/strings")).filter((file) =>
      file.endsWith("resx"),
    );
    for (const file of ["bundle.js", "ControlManifest.xml", ...strings.map((name) => `strings/${name}`)]) {
      const content = main.files[`Controls/lrc_LinkedRecords.LinkedRecordsControl/${file}`];
      expect(readFileSync(join(copy.root, builtControl, file)).equals(content)).toBe(true);
    }
  });

  test("has customizations.xml with the components in the places of their stubs", () => {
    const root = main.root("customizations.xml");
    expect(children(root).map(({ nodeName }) => nodeName)).toEqual(
      (
        "Entities Roles Workflows FieldSecurityProfiles Templates EntityMaps EntityRelationships OrganizationSettings " +
        "optionsets CustomControls EntityDataProviders connectionreferences Languages"
      ).split(" "),
    );
    const [entity] = descendants(root, "Entity");
    expect(children(entity).map(({ nodeName }) => nodeName)).toEqual(["Name", "FormXml", "RibbonDiffXml"]);
    expect(attribute(descendants(entity, "forms")[0], "type")).toBe("main");
    expect(childText(descendants(root, "CustomControl")[0], "Name")).toBe("lrc_LinkedRecords.LinkedRecordsControl");
    expect(descendants(root, "Workflow")).toHaveLength(3);
    expect(main.text("customizations.xml").match(/xmlns:xsi/g)).toHaveLength(1);
  });

  test("has a form with title, customer and the control in every form factor", () => {
    const [form] = descendants(main.root("customizations.xml"), "systemform");
    expect(descendants(form, "control").map((control) => attribute(control, "datafieldname"))).toEqual([
      "title",
      "customerid",
      "title",
    ]);
    const placed = descendants(form, "customControl").filter((control) => attribute(control, "name") !== "");
    expect(placed.map((control) => attribute(control, "formFactor"))).toEqual(["0", "1", "2"]);
  });

  test("leaves every flow off", () => {
    const flows = descendants(main.root("customizations.xml"), "Workflow");
    expect(flows.map((flow) => [childText(flow, "StateCode"), childText(flow, "StatusCode")])).toEqual(
      Array(3).fill(["0", "1"]),
    );
  });

  test("lists the root components in SolutionPackager's order and names the connector's solution with its version", () => {
    const root = main.root("solution.xml");
    expect(descendants(root, "RootComponent").map((component) => attribute(component, "type"))).toEqual([
      "1",
      "29",
      "29",
      "29",
      "60",
      "66",
    ]);
    for (const required of descendants(root, "Required")) {
      expect(attribute(required, "solution")).toBe(`LinkedRecordsConnector (${version}.0)`);
    }
  });
});

describe("the zip of the connector's solution", () => {
  const name = "Connector/lrc_omnichannel-20entity-20routing";

  test("has the entries that SolutionPackager would write", () => {
    expect(connector.paths.filter((path) => path.startsWith("Connector"))).toEqual([
      `${name}_connectionparameters.json`,
      `${name}_customcodeblobcontent.csx`,
      `${name}_iconblob.Png`,
      `${name}_openapidefinition.json`,
      `${name}_policytemplateinstances.json`,
    ]);
  });

  test("has the definition, the connection parameters and the icon of the folder connector/", () => {
    expect(connector.text(`${name}_openapidefinition.json`)).toBe(copy.read("connector/CSS-Entity.swagger.json"));
    const { properties } = JSON.parse(copy.read("connector/apiProperties.json")) as {
      properties: { connectionParameters?: unknown; policyTemplateInstances?: unknown };
    };
    expect(JSON.parse(connector.text(`${name}_connectionparameters.json`))).toEqual(
      properties.connectionParameters ?? {},
    );
    expect(JSON.parse(connector.text(`${name}_policytemplateinstances.json`))).toEqual(
      properties.policyTemplateInstances ?? [],
    );
    expect(connector.text(`${name}_customcodeblobcontent.csx`)).toBe(copy.read("connector/script.csx"));
    expect(readFileSync(join(copy.root, "connector/icon.png")).equals(connector.files[`${name}_iconblob.Png`])).toBe(
      true,
    );
  });

  test("has the connector's element complete and in order", () => {
    const [element] = descendants(connector.root("customizations.xml"), "Connector");
    const order =
      "connectorid description displayname iconbrandcolor name connectortype scriptoperations openapidefinition " +
      "connectionparameters policytemplateinstances customcodeblobcontent iconblob";
    expect(children(element).map(({ nodeName }) => nodeName)).toEqual(order.split(" "));
    expect(childText(element, "displayname")).toBe("Omnichannel Entity Routing");
    const { properties } = JSON.parse(copy.read("connector/apiProperties.json")) as {
      properties: { scriptOperations: string[] };
    };
    expect(JSON.parse(childText(element, "scriptoperations"))).toEqual(properties.scriptOperations);
    expect(children(element).filter(({ textContent }) => !textContent?.trim())).toEqual([]);
  });

  test("defines the variable that the host is read from, without a value", () => {
    const { host } = JSON.parse(connector.text(`${name}_openapidefinition.json`)) as { host: string };
    expect(host).toBe('@environmentVariables("lrc_OmnichannelHost")');
    const path = "environmentvariabledefinitions/lrc_OmnichannelHost/environmentvariabledefinition.xml";
    expect(attribute(connector.root(path), "schemaname")).toBe("lrc_OmnichannelHost");
    expect(connector.paths.filter((other) => other.includes("environmentvariablevalues"))).toEqual([]);
  });
});

describe.each(names)("%s", (fileName) => {
  const zip = zipOf(fileName);

  test("has well-formed XML, with byte order mark and declaration where the packer wrote it", () => {
    for (const path of zip.paths.filter((other) => other.endsWith(".xml"))) {
      expect(() => zip.root(path)).not.toThrow();
    }
    for (const path of ["solution.xml", "customizations.xml", "[Content_Types].xml"]) {
      expect(zip.text(path)).toMatch(/^\uFEFF<\?xml version="1\.0" encoding="utf-8"\?>/);
      expect(zip.text(path)).not.toContain("<!--");
    }
  });

  test("has a content type for every part", () => {
    const types = zip.root("[Content_Types].xml");
    const extensions = children(types, "Default").map((one) => [
      attribute(one, "Extension"),
      attribute(one, "ContentType"),
    ]);
    const overrides = children(types, "Override").map((one) => attribute(one, "PartName"));
    const parts = zip.paths.filter((path) => path !== "[Content_Types].xml");
    const present = new Set(parts.map((path) => path.split(".").at(-1) ?? ""));
    expect(new Set(extensions.map(([extension]) => extension))).toEqual(present);
    for (const [extension, type] of extensions) {
      expect(type).toBe(extension === "xml" ? "text/xml" : "application/octet-stream");
    }
    const rootParts = ["solution.xml", "customizations.xml"];
    const others = parts.filter((path) => path.endsWith(".xml") && !rootParts.includes(path));
    expect(overrides).toEqual(others.map((path) => `/${path}`).sort());
  });

  test("says whether it is managed, and has version and publisher", () => {
    const manifest = child(zip.root("solution.xml"), "SolutionManifest");
    if (!manifest) {
      throw new Error("no SolutionManifest");
    }
    expect(childText(manifest, "Managed")).toBe(fileName.includes("_managed") ? "1" : "0");
    expect(childText(manifest, "Version")).toBe(`${version}.0`);
    const order = "UniqueName LocalizedNames Descriptions Version Managed Publisher RootComponents MissingDependencies";
    expect(children(manifest).map(({ nodeName }) => nodeName)).toEqual(order.split(" "));
    const publisher = children(manifest, "Publisher")[0];
    expect(childText(publisher, "CustomizationPrefix")).toBe("lrc");
    expect(descendants(publisher, "Address").map((address) => children(address).length)).toEqual([26, 26]);
  });
});

test.each(["LinkedRecordsConnector", "LinkedRecords"])("a managed zip differs from %s.zip in Managed alone", (name) => {
  const unmanaged = zipOf(`${name}.zip`);
  const managed = zipOf(`${name}_managed.zip`);
  expect(managed.paths).toEqual(unmanaged.paths);
  const different = managed.paths.filter((path) => managed.text(path) !== unmanaged.text(path));
  expect(different).toEqual(["solution.xml"]);
  expect(managed.text("solution.xml").replace("<Managed>1<", "<Managed>0<")).toBe(unmanaged.text("solution.xml"));
});
