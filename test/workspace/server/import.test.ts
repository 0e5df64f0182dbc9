import { strToU8, zipSync } from "fflate";
import { readSolution } from "../../../workspace/import";
import { controlPaths, solutionFiles, solutionZip } from "./support/solutionZip";

const controlName = "lrc_LinkedRecords.LinkedRecordsControl";

/** A whole solution with one piece of text in one file replaced by another. */
function zipWith(path: keyof typeof solutionFiles, from: string, to: string): Uint8Array {
  const text = solutionFiles[path];
  if (!text.includes(from)) throw new Error(`${path} does not hold ${from}`);
  return solutionZip({ [path]: text.replace(from, to) });
}

describe("readSolution", () => {
  it("reads the solution, its controls and the forms that carry them", () => {
    const { solution, files } = readSolution(solutionZip());

    expect(solution).toEqual({
      uniqueName: "LinkedRecords",
      displayName: "Linked Records",
      version: "1.2.3.4",
      managed: true,
      customizationPrefix: "lrc",
      controls: [
        {
          name: controlName,
          namespace: "LinkedRecords",
          constructor: "LinkedRecordsControl",
          version: "0.1.0",
          controlType: "virtual",
          properties: [
            { name: "anchor", usage: "bound", types: ["SingleLine.Text", "Multiple"], required: true },
            {
              name: "columns",
              usage: "input",
              types: ["SingleLine.Text"],
              required: false,
              defaultValue: "telephone1",
            },
            {
              name: "confirm",
              usage: "input",
              types: ["Enum"],
              required: false,
              defaultValue: "no",
              values: ["no", "yes"],
            },
          ],
          events: ["recordLinked", "failed"],
          code: "bundle.js",
          css: [],
          resx: [{ path: "strings/LinkedRecordsControl.1033.resx", languageId: 1033, texts: { Link: "Link & open" } }],
          platformLibraries: [{ name: "React", version: "16.14.0" }],
          features: [{ name: "WebAPI", required: true }],
        },
      ],
      forms: [
        {
          formId: "c0ffee00-1111-4222-8333-444455556666",
          name: "Case with linked records",
          type: "main",
          entityLogicalName: "incident",
          components: [
            {
              name: controlName,
              formFactor: 0,
              datafieldname: "title",
              label: "Linked records",
              parameters: { anchor: { column: "title" }, columns: { value: "name", type: "SingleLine.Text" } },
            },
            {
              name: controlName,
              formFactor: 2,
              datafieldname: "title",
              label: "Linked records",
              parameters: { anchor: { column: "customerid" } },
            },
          ],
        },
      ],
    });
    expect(new TextDecoder().decode(files.get(controlPaths.bundle))).toBe(solutionFiles[controlPaths.bundle]);
  });

  it("reads a solution without code components", () => {
    const { solution } = readSolution(
      solutionZip({
        "solution.xml": solutionFiles["solution.xml"].replace(/<RootComponents>.*<\/RootComponents>/s, ""),
        "customizations.xml": "<ImportExportXml><Entities /></ImportExportXml>",
      }),
    );
    expect(solution).toMatchObject({ controls: [], forms: [] });
  });

  const whole = solutionZip();
  const refusals: [string, Uint8Array, RegExp][] = [
    ["bytes that are no zip", strToU8("no zip at all"), /^Solution zip: not a zip file, or cut off/],
    ["no bytes", new Uint8Array(), /^Solution zip: not a zip file, or cut off/],
    ["a truncated zip", whole.slice(0, whole.length - 40), /^Solution zip: not a zip file, or cut off/],
    ["a zip of something else", zipSync({ "a.txt": strToU8("a") }), /^\[Content_Types\].xml: missing at the root/],
    ["no solution.xml", solutionZip({ "solution.xml": null }), /^solution.xml: missing at the root/],
    ["no customizations.xml", solutionZip({ "customizations.xml": null }), /^customizations.xml: missing at the root/],
    [
      "a zip of the folder",
      zipSync({ "LinkedRecords/[Content_Types].xml": strToU8("<Types/>") }),
      /It lies in LinkedRecords\/\[Content_Types\].xml: zip the files, not the folder/,
    ],
    ["malformed XML", solutionZip({ "solution.xml": "<ImportExportXml>" }), /^solution.xml: not well-formed XML: /],
    ["bytes that are no UTF-8", solutionZip({ "solution.xml": new Uint8Array([0xff]) }), /^solution.xml: not well-/],
    ["another root element", solutionZip({ "solution.xml": "<a/>" }), /^solution.xml: its root element is <a>/],
    ["no manifest", solutionZip({ "solution.xml": "<ImportExportXml/>" }), /^solution.xml: <SolutionManifest> is/],
    [
      "no prefix",
      zipWith("solution.xml", "<CustomizationPrefix>lrc</CustomizationPrefix>", ""),
      /^solution.xml: <SolutionManifest\/Publisher\/CustomizationPrefix> is missing or empty/,
    ],
    ["a source manifest", zipWith("solution.xml", "<Managed>1", "<Managed>2"), /^solution.xml: <Managed> is 2/],
    [
      "a control that only solution.xml names",
      solutionZip({ "customizations.xml": "<ImportExportXml/>" }),
      /^solution.xml: names the control lrc_LinkedRecords.LinkedRecordsControl, which the zip does not hold/,
    ],
    [
      "a control without its manifest",
      solutionZip({ [controlPaths.manifest]: null }),
      /ControlManifest.xml: missing in the zip, but customizations.xml names the control/,
    ],
    ["a control without its bundle", solutionZip({ [controlPaths.bundle]: null }), /bundle.js: missing in the zip/],
    ["a control without its strings", solutionZip({ [controlPaths.resx]: null }), /1033.resx: missing in the zip/],
    [
      "a control in another folder",
      zipWith("customizations.xml", "/ControlManifest.xml", "/strings/ControlManifest.xml"),
      /^customizations.xml: control lrc_\S+ is in another folder/,
    ],
    [
      "a prefix that differs from the publisher's",
      zipWith("solution.xml", "<CustomizationPrefix>lrc", "<CustomizationPrefix>abc"),
      /the control is abc_LinkedRecords.LinkedRecordsControl, but customizations.xml calls it lrc_/,
    ],
    ["a manifest without a control", solutionZip({ [controlPaths.manifest]: "<manifest/>" }), /<control> is missing/],
    [
      "a control without resources",
      solutionZip({
        [controlPaths.manifest]:
          '<manifest><control namespace="LinkedRecords" constructor="LinkedRecordsControl"/></manifest>',
      }),
      /<resources> is missing/,
    ],
    [
      "a control without code",
      zipWith(controlPaths.manifest, '<code path="bundle.js" order="1" />', ""),
      /it must name exactly one <code>/,
    ],
    [
      "a control without a version",
      zipWith(controlPaths.manifest, ' version="0.1.0"', ""),
      /<control> has no attribute version/,
    ],
    [
      "an unknown usage",
      zipWith(controlPaths.manifest, 'usage="input"', 'usage="put"'),
      /property columns: usage must/,
    ],
    [
      "an unknown type group",
      zipWith(controlPaths.manifest, 'of-type-group="text"', 'of-type-group="number"'),
      /property anchor: neither of-type nor a known of-type-group/,
    ],
    [
      "strings without a language",
      solutionZip({
        [controlPaths.manifest]: solutionFiles[controlPaths.manifest].replace(
          "LinkedRecordsControl.1033.resx",
          "a.resx",
        ),
        [controlPaths.manifest.replace("ControlManifest.xml", "strings/a.resx")]: "<root/>",
      }),
      /strings\/a.resx: the name of a resx ends in .<language id>.resx/,
    ],
    [
      "strings that are no XML",
      solutionZip({ [controlPaths.resx]: "<root><data></root>" }),
      /1033.resx: not well-formed XML: /,
    ],
    [
      "a form with an undeclared property",
      zipWith("customizations.xml", "<anchor>title</anchor>", "<icon>title</icon>"),
      /^customizations.xml: Form "Case with linked records" of incident sets icon, which lrc_\S+ does not declare/,
    ],
    [
      "a form with an unknown control",
      zipWith("customizations.xml", `formFactor="0" name="${controlName}"`, 'formFactor="0" name="lrc_A.B"'),
      /uses lrc_A.B, which the solution does not hold/,
    ],
    [
      "a form whose description has no cell",
      zipWith("customizations.xml", 'forControl="{0a', 'forControl="{1a'),
      /no cell has the control \{1a/,
    ],
    [
      "an unknown form factor",
      zipWith("customizations.xml", 'formFactor="2"', 'formFactor="7"'),
      /formFactor of lrc_\S+ must be 0, 1 or 2/,
    ],
  ];

  it.each(refusals)("refuses %s", (_what, zip, message) => {
    expect(() => readSolution(zip)).toThrow(message);
  });
});
