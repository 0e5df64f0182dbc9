import { asText } from "../input/jsonValue";
import type { Node } from "../model/nodes";
import { checkDescription, checkDiffers, isInternal } from "./makerTexts";
import { ruleGroup } from "./rule";
import { endsPlainly, isTitleCase } from "./wording";

const labelOf = ({ value }: Node): string => asText(value["x-ms-summary"])?.trim() ?? "";

/** What makers read about a parameter. */
export const parameterText = ruleGroup("Texts of parameters", [
  {
    id: "x-ms-summary-present",
    severity: "warning",
    demand: "Every parameter but the body has an x-ms-summary.",
    why: "It is the label of the field; without it the designer shows the name of the parameter.",
    source: "SG",
    example: { at: "/parameters/Top/x-ms-summary", good: "Top", bad: undefined },
    on: "parameter",
    check: (node, report) => {
      if (node.place !== "body" && labelOf(node) === "" && !isInternal(node)) {
        report(node.at, "The 'x-ms-summary' property is required.");
      }
    },
  },
  {
    id: "x-ms-summary-length",
    severity: "warning",
    demand: "An x-ms-summary has at most 80 characters.",
    why: "Longer labels are cut off.",
    source: "SG",
    example: {
      at: "/parameters/Top/x-ms-summary",
      good: "Top",
      bad: "The Number of Orders That Are Listed at Most When the Customer Has Very Many Orders",
    },
    on: "parameter",
    check: (node, report) => {
      const { length } = labelOf(node);
      if (length > 80) {
        report(node.at.to("x-ms-summary"), `The label has ${length} characters; 80 are allowed.`);
      }
    },
  },
  {
    id: "x-ms-summary-characters",
    severity: "warning",
    demand: "An x-ms-summary holds letters, digits, blanks and parentheses only.",
    why: "Certification refuses slashes and punctuation in it.",
    source: "SG",
    example: { at: "/parameters/Top/x-ms-summary", good: "Top", bad: "Top:" },
    on: "parameter",
    check: (node, report) => {
      const label = labelOf(node);
      if (label !== "" && (/[^\p{L}\p{M}\p{N} ()'’,-]/u.test(label) || !endsPlainly(label))) {
        report(node.at.to("x-ms-summary"), `"${label}" holds a character other than letters, digits and parentheses.`);
      }
    },
  },
  {
    id: "x-ms-summary-case",
    severity: "hint",
    coveredBy: ["x-ms-summary-characters"],
    demand: "An x-ms-summary is written in Title Case.",
    why: "The designer's own labels are written so.",
    source: "SG",
    example: { at: "/parameters/Top/x-ms-summary", good: "Top", bad: "top" },
    on: "parameter",
    check: (node, report) => {
      const label = labelOf(node);
      if (!isTitleCase(label)) {
        report(node.at.to("x-ms-summary"), `"${label}" is not in Title Case, such as "Order Number".`);
      }
    },
  },
  {
    id: "parameter-description",
    severity: "warning",
    coveredBy: ["parameter-summary-differs"],
    demand: "Every parameter has a description that ends as a sentence does.",
    why: "The designer shows it as the hint in the empty field.",
    source: "SG",
    example: { at: "/parameters/Top/description", good: "How many to list.", bad: "How many to list" },
    on: "parameter",
    check: (node, report) => {
      checkDescription(node, !isInternal(node) && node.place !== "body", "parameter", report);
    },
  },
  {
    id: "parameter-summary-differs",
    severity: "warning",
    demand: "x-ms-summary and description of a parameter differ.",
    why: "Said twice, the description tells nothing new.",
    source: "SG",
    example: { at: "/parameters/Top/description", good: "How many to list.", bad: "Top." },
    on: "parameter",
    check: (node, report) => {
      checkDiffers(node, labelOf(node), "x-ms-summary", report);
    },
  },
]);
