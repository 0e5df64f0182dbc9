import { asArray, asText } from "../input/jsonValue";
import { type Rule, ruleGroup } from "./rule";

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

/** `apiProperties.json`: colours, texts, and how it fits the definition. */
export const apiProperties = ruleGroup("apiProperties.json", [
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
