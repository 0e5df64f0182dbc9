import { readFileSync } from "node:fs";
import { createHost, type Host } from "../../LinkedRecordsControl/platform/createHost";
import { type ControlProperty, readControlManifest } from "../../solution/format/controlManifest";
import { parseXml } from "../../solution/format/xml";

const manifestPath = "LinkedRecordsControl/ControlManifest.Input.xml";
const manifest = readControlManifest(parseXml(readFileSync(manifestPath, "utf8"), manifestPath));
const settable = (manifest?.properties ?? []).filter(({ usage }) => usage !== "output");
const withDefault = settable.filter(({ defaultValue }) => defaultValue !== undefined);
const namesOf = (properties: readonly ControlProperty[]): string[] => properties.map(({ name }) => name);
const defaultOf = (name: string): string => settable.find((one) => one.name === name)?.defaultValue ?? "";

/** What the control makes of its properties; those that are not given are null, as in a host that fills in no default. */
function optionsWith(given: Readonly<Record<string, string>>): ReturnType<Host["options"]> & { hasButton: boolean } {
  const parameters = Object.fromEntries(settable.map(({ name }) => [name, { raw: given[name] ?? null }]));
  const { options, diagnostics } = createHost({ parameters } as unknown as Parameters<typeof createHost>[0]);
  return { ...options(), hasButton: diagnostics.hasButton };
}

describe("a default of the manifest is what the code does without a value", () => {
  /** A value beside the default, which shows that the code reads the property at all. */
  const others: Readonly<Record<string, string>> = {
    accountColumns: "createdon",
    contactColumns: "createdon",
    caseColumns: "createdon",
    allowedActions: "open",
    confirmReplace: "yes",
    readOnly: "yes",
    diagnostics: "yes",
  };

  test("in every property that has one", () => {
    expect(namesOf(withDefault).sort()).toEqual(Object.keys(others).sort());
  });

  test.each(Object.entries(others))("%s", (name, other) => {
    const nothing = optionsWith({});
    expect(optionsWith({ [name]: defaultOf(name) })).toEqual(nothing);
    expect(optionsWith({ [name]: "" })).toEqual(nothing);
    expect(optionsWith({ [name]: other })).not.toEqual(nothing);
  });

  test("and is one of the values, where there is a choice", () => {
    const choices = settable.filter(({ types }) => types.includes("Enum"));
    expect(namesOf(choices)).toEqual(["confirmReplace", "readOnly", "diagnostics"]);
    for (const { values, defaultValue } of choices) {
      expect(values).toContain(defaultValue);
    }
  });
});

describe("the table of properties in the README", () => {
  /** The properties of each line. */
  const lines: Readonly<Record<string, readonly string[]>> = {
    "Anchor column": ["anchor"],
    "Account, contact, case columns": ["accountColumns", "contactColumns", "caseColumns"],
    "Account, contact, case search columns": ["accountSearchColumns", "contactSearchColumns", "caseSearchColumns"],
    "Allowed actions": ["allowedActions"],
    "Ask before replacing": ["confirmReplace"],
    "Read-only": ["readOnly"],
    "Tables shown only": ["readOnlyTables"],
    "Record: table and id": ["recordTable", "recordId"],
    "Portal URL format": ["portalUrlFormat"],
    "Telemetry connection string": ["telemetryConnectionString"],
    "Show diagnostics": ["diagnostics"],
  };
  const readme = readFileSync("README.md", "utf8");
  const [, section = ""] = /\n## Configure it\n([^]*?)\n## /.exec(readme) ?? [];
  const rows = section
    .split("\n")
    .filter((line) => line.startsWith("|"))
    .map((line) => line.split("|").map((cell) => cell.trim()))
    .map(([, name = "", does = "", preset = ""]) => ({ name, does, preset }))
    .slice(2);

  /** How the README writes what the manifest says. */
  function written(name: string): string {
    const values = lines[name].map((property) => defaultOf(property).split(",").join(", "));
    if (settable.some((property) => lines[name].includes(property.name) && property.required)) {
      return "required";
    }
    return values.every((value) => value === "") ? "none" : values.join(" · ");
  }

  test("has a line for every property that a maker can set, and no other", () => {
    expect(rows.map(({ name }) => name)).toEqual(Object.keys(lines));
    expect(Object.values(lines).flat().sort()).toEqual(namesOf(settable).sort());
  });

  test.each(rows)("$name: the default is that of the manifest", ({ name, does, preset }) => {
    if (preset === "all") {
      // "of link, replace, …": then the line itself says what there is.
      expect(`of ${written(name)}`).toBe(does);
    } else {
      expect(preset.replace(/^empty$/, "none")).toBe(written(name));
    }
  });
});
