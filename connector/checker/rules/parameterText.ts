import { asText, type JsonObject } from "../input/jsonValue";
import type { Node } from "../model/nodes";
import { ruleGroup } from "./rule";
import { endsPlainly, endsSentence, isTitleCase } from "./wording";

const isInternal = ({ value }: Node): boolean => value["x-ms-visibility"] === "internal";

const texts = (value: JsonObject): { summary: string; description: string } => ({
  summary: asText(value["x-ms-summary"])?.trim() ?? "",
  description: asText(value.description)?.trim() ?? "",
});

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
      if (node.place !== "body" && texts(node.value).summary === "" && !isInternal(node)) {
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
    check: ({ value, at }, report) => {
      const { length } = texts(value).summary;
      if (length > 80) {
        report(at.to("x-ms-summary"), `The label has ${length} characters; 80 are allowed.`);
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
    check: ({ value, at }, report) => {
      const { summary } = texts(value);
      if (summary !== "" && (/[^\p{L}\p{M}\p{N} ()'’,-]/u.test(summary) || !endsPlainly(summary))) {
        report(at.to("x-ms-summary"), `"${summary}" holds a character other than letters, digits and parentheses.`);
      }
    },
  },
  {
    id: "x-ms-summary-case",
    severity: "hint",
    demand: "An x-ms-summary is written in Title Case.",
    why: "The designer's own labels are written so.",
    source: "SG",
    example: { at: "/parameters/Top/x-ms-summary", good: "Top", bad: "top" },
    on: "parameter",
    check: ({ value, at }, report) => {
      const { summary } = texts(value);
      if (!isTitleCase(summary)) {
        report(at.to("x-ms-summary"), `"${summary}" is not in Title Case, such as "Order Number".`);
      }
    },
  },
  {
    id: "parameter-description",
    severity: "warning",
    demand: "Every parameter has a description that ends as a sentence does.",
    why: "The designer shows it as the hint in the empty field.",
    source: "SG",
    example: { at: "/parameters/Top/description", good: "How many to list.", bad: "How many to list" },
    on: "parameter",
    check: (node, report) => {
      const { description } = texts(node.value);
      if (description === "" && !isInternal(node) && node.place !== "body") {
        report(node.at, "The parameter has no description.");
      } else if (description !== "" && !endsSentence(description)) {
        report(node.at.to("description"), "The description does not end with a full stop.");
      }
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
    check: ({ value, at }, report) => {
      const { summary, description } = texts(value);
      if (summary !== "" && summary.toLowerCase() === description.replace(/\.$/, "").toLowerCase()) {
        report(at.to("description"), "The description says what the x-ms-summary says.");
      }
    },
  },
]);
