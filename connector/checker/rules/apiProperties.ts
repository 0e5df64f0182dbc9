import { At } from "../input/jsonPointer";
import { asArray, asObject, asText, isObject, type JsonObject, typeOf } from "../input/jsonValue";
import { type IdOf, type JointReport, type Rule, ruleGroup, ruleList } from "./rule";
import { meant } from "./spelling";

/** The keys of `properties`, with the JSON type of each. */
const keys: Record<string, string> = {
  iconBrandColor: "string",
  publisher: "string",
  stackOwner: "string",
  capabilities: "array",
  connectionParameters: "object",
  connectionParameterSets: "object",
  policyTemplateInstances: "array",
  scriptOperations: "array",
  script: "object",
};

function checkKeys(properties: JsonObject, at: At, report: JointReport<Id>): void {
  for (const [key, value] of Object.entries(properties)) {
    const type = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (type === undefined) {
      const right =
        Object.keys(keys).find((each) => each.toLowerCase() === key.toLowerCase()) ?? meant(key, Object.keys(keys));
      const certain = right !== undefined && properties[right] === undefined;
      report(
        "apiproperties-shape",
        at.to(key),
        `apiProperties.json has no "${key}".${right ? ` Was "${right}" meant?` : " Remove it."}`,
        certain ? { title: `Write "${right}"`, kind: "rename", steps: at.to(key).steps, name: right } : undefined,
      );
    } else if (typeOf(value) !== type) {
      report("apiproperties-shape", at.to(key), `"${key}" must be of type ${type}, not ${typeOf(value)}.`);
    }
  }
}

/** A rule about the colour of the brand; `faultOf` says what is wrong with one. */
const colourRule = <const Id extends string>(
  id: Id,
  demand: string,
  why: string,
  bad: string,
  faultOf: (colour: string) => string | undefined,
): Rule<Id> => ({
  id,
  severity: "warning",
  demand,
  why,
  source: "SC",
  example: { file: "apiProperties", at: "/properties/iconBrandColor", good: "#0b556a", bad },
  on: "apiProperties",
  check: ({ properties, at }, report) => {
    const colour = asText(properties.iconBrandColor);
    const fault = colour === undefined ? undefined : faultOf(colour);
    if (fault !== undefined) {
      report(at.to("iconBrandColor"), fault);
    }
  },
});

const rules = ruleList([
  {
    id: "apiproperties-shape",
    severity: "error",
    demand: "apiProperties.json holds properties with an iconBrandColor, and only known keys of the right type.",
    why: "The command line tools refuse the file.",
    source: "AP",
    example: { file: "apiProperties", at: "/properties/policies", bad: [] },
    fixable: true,
  },
  colourRule(
    "connector-validate-hexadecimalbrandcolor",
    "iconBrandColor is a colour such as #0b556a.",
    "The tile of the connector is drawn in it.",
    "teal",
    (colour) => (/^#[0-9a-f]{6}$/i.test(colour) ? undefined : `"${colour}" is no colour of the form #rrggbb.`),
  ),
  colourRule(
    "connector-validate-brandcolor",
    "iconBrandColor is neither white nor the default blue, #007ee5.",
    "Certification refuses both.",
    "#007ee5",
    (given) => {
      const colour = given.toLowerCase();
      const name = new Map([
        ["#ffffff", "white"],
        ["#007ee5", "the default"],
      ]).get(colour);
      return name === undefined ? undefined : `${colour} is ${name}. Choose your own.`;
    },
  ),
  {
    id: "publisher-characters",
    severity: "warning",
    demand: "publisher and stackOwner hold letters, digits and blanks.",
    why: "Certification refuses other characters.",
    source: "SG",
    example: { file: "apiProperties", at: "/properties/publisher", good: "Contoso", bad: "Contoso™ / Orders" },
    on: "apiProperties",
    check: ({ properties, at }, report) => {
      for (const key of ["publisher", "stackOwner"]) {
        const text = asText(properties[key]);
        if (text !== undefined && (/[^\p{L}\p{N} .,&()'-]/u.test(text) || text.trim() === "")) {
          report(
            at.to(key),
            text.trim() === "" ? `The ${key} is empty.` : `The ${key} "${text}" holds other characters.`,
          );
        }
      }
    },
  },
  {
    id: "script-operations",
    severity: "error",
    demand: "scriptOperations names operations of the definition.",
    why: "The script never runs for an unknown one.",
    source: "AP",
    example: { file: "apiProperties", at: "/properties/scriptOperations", good: ["ListOrders"], bad: ["ListAll"] },
    on: "apiProperties",
    check: ({ properties, at }, report, { model, hasDefinition }) => {
      asArray(properties.scriptOperations).forEach((id, index) => {
        if (hasDefinition && typeof id === "string" && !model.operationsById.has(id)) {
          report(at.to("scriptOperations", index), `The definition has no operation "${id}".`);
        }
      });
    },
  },
  {
    id: "capabilities-fit",
    severity: "hint",
    demand: "capabilities lists triggers where the definition has some, and actions.",
    why: "The list says where the connector is offered.",
    source: "AP",
    example: {
      file: "apiProperties",
      at: "/properties/capabilities",
      good: ["actions", "triggers"],
      bad: ["actions"],
    },
    on: "apiProperties",
    check: ({ properties, at }, report, { model }) => {
      const list = asArray(properties.capabilities).map((each) => (typeof each === "string" ? each.toLowerCase() : ""));
      const hasTrigger = model.operation.some(({ value }) => value["x-ms-trigger"] !== undefined);
      if (list.includes("actions") && hasTrigger && !list.includes("triggers")) {
        report(at.to("capabilities"), 'The definition has triggers; add "triggers".');
      }
    },
  },
]);

type Id = IdOf<typeof rules>;

/** `apiProperties.json`: its keys, colours, connection parameters. */
export const apiProperties = ruleGroup("apiProperties.json", rules, [
  {
    on: "apiProperties",
    check: ({ document, properties, at }, report) => {
      if (!isObject(asObject(document).properties)) {
        report("apiproperties-shape", at, 'apiProperties.json needs an object "properties".');
        if (!isObject(document)) {
          report("apiproperties-shape", At.root, "The file is no JSON object.");
        }
        return;
      }
      if (properties.iconBrandColor === undefined) {
        report("apiproperties-shape", at, '"properties" needs "iconBrandColor".');
      }
      checkKeys(properties, at, report);
    },
  },
]);
