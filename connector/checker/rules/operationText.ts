import { asText } from "../input/jsonValue";
import { checkDescription, checkDiffers, isInternal } from "./makerTexts";
import { ruleGroup } from "./rule";
import { isForeign, isSentenceCase, productIn } from "./wording";

/** What makers read about an operation. */
export const operationText = ruleGroup("Texts of operations", [
  {
    id: "summary-present",
    severity: "warning",
    demand: "Every operation has a summary.",
    why: "It is the operation's name in the designer.",
    source: "SG",
    example: { at: "/paths/~1orders/get/summary", good: "List orders", bad: undefined },
    on: "operation",
    check: (node, report) => {
      if (!asText(node.value.summary)?.trim() && !isInternal(node)) {
        report(node.at, "The operation has no summary.");
      }
    },
  },
  {
    id: "summary-length",
    severity: "warning",
    coveredBy: ["OperationSummaryTooLong"],
    demand: "A summary has at most 80 characters.",
    why: "Longer ones are cut off in the designer.",
    source: "SG",
    example: {
      at: "/paths/~1orders/get/summary",
      good: "List orders",
      bad: "List the orders of all customers that were made since the day the shop was opened for business",
    },
    on: "operation",
    check: ({ value, at }, report) => {
      const length = asText(value.summary)?.length ?? 0;
      if (length > 80) {
        report(at.to("summary"), `The summary has ${length} characters; 80 are allowed.`);
      }
    },
  },
  {
    id: "OperationSummaryTooLong",
    severity: "warning",
    demand: "A summary has fewer than 120 characters.",
    why: "The validator refuses longer ones.",
    source: "VD",
    example: {
      at: "/paths/~1orders/get/summary",
      good: "List orders",
      bad: "List the orders of all customers that were made since the day the shop was opened for business, sorted by the day on which they were made",
    },
    on: "operation",
    check: ({ value, at }, report) => {
      const length = asText(value.summary)?.length ?? 0;
      if (length >= 120) {
        report(at.to("summary"), `The summary has ${length} characters; fewer than 120 are allowed.`);
      }
    },
  },
  {
    id: "summary-characters",
    severity: "warning",
    demand: "A summary holds letters, digits, blanks and parentheses only, and ends with none of the others.",
    why: "Certification refuses slashes and punctuation in it.",
    source: "SG",
    example: { at: "/paths/~1orders/get/summary", good: "List orders", bad: "List orders." },
    fixable: true,
    on: "operation",
    check: ({ value, at }, report) => {
      const summary = asText(value.summary)?.trim() ?? "";
      if (/[^\p{L}\p{M}\p{N} ()'’,-]|[^\p{L}\p{M}\p{N})]$/u.test(summary)) {
        const bare = summary.replace(/\.$/, "");
        const certain = bare !== summary && /^[\p{L}\p{N} ()]+$/u.test(bare);
        report(
          at.to("summary"),
          `"${summary}" holds or ends with a character other than letters, digits and parentheses.`,
          certain ? { title: `Write "${bare}"`, kind: "set", steps: at.to("summary").steps, value: bare } : undefined,
        );
      }
    },
  },
  {
    id: "summary-case",
    severity: "hint",
    coveredBy: ["summary-characters"],
    demand: "A summary is written like a sentence: only its first word and names have a capital.",
    why: "The designer's own steps are written so.",
    source: "SG",
    example: { at: "/paths/~1orders/get/summary", good: "List orders", bad: "list orders" },
    on: "operation",
    check: ({ value, at }, report) => {
      const summary = asText(value.summary) ?? "";
      if (summary !== "" && !isSentenceCase(summary)) {
        report(at.to("summary"), `"${summary}" is not in sentence case, such as "Send an e-mail".`);
      }
    },
  },
  {
    id: "description-sentence",
    severity: "warning",
    coveredBy: ["summary-differs"],
    demand: "Every operation has a description that ends as a sentence does.",
    why: "The designer shows it to makers, and to agents that choose an operation by it.",
    source: "SG",
    example: {
      at: "/paths/~1orders/get/description",
      good: "Lists the orders of a customer.",
      bad: "Lists the orders of a customer",
    },
    on: "operation",
    check: (node, report) => {
      checkDescription(node, !isInternal(node), "operation", report);
    },
  },
  {
    id: "summary-differs",
    severity: "warning",
    demand: "Summary and description differ.",
    why: "Said twice, the description tells nothing new.",
    source: "SG",
    example: { at: "/paths/~1orders/get/description", good: "Lists the orders of a customer.", bad: "List orders." },
    on: "operation",
    check: (node, report) => {
      const summary = (asText(node.value.summary) ?? "").trim().replace(/\.$/, "");
      checkDiffers(node, summary, "summary", report);
    },
  },
  {
    id: "ValueContainsRestrictedWords",
    severity: "warning",
    demand: "Summary and description hold no name of a Power Platform product.",
    why: "The connector is shown in all of these products.",
    source: "VD",
    example: {
      at: "/paths/~1orders/get/description",
      good: "Lists the orders of a customer.",
      bad: "Lists orders for Power Apps.",
    },
    on: "operation",
    check: ({ value, at }, report) => {
      for (const key of ["summary", "description"]) {
        const word = productIn(asText(value[key]) ?? "");
        if (word !== undefined) {
          report(at.to(key), `The ${key} holds "${word}". Leave it out.`);
        }
      }
    },
  },
  {
    id: "english-operation",
    severity: "warning",
    demand: "Summary and description of an operation are English.",
    why: "They are shown to users of all languages.",
    source: "VD",
    example: { at: "/paths/~1orders/get/summary", good: "List orders", bad: "注文を一覧" },
    on: "operation",
    check: ({ value, at }, report) => {
      for (const key of ["summary", "description"]) {
        if (isForeign(asText(value[key]) ?? "")) {
          report(at.to(key), `The ${key} is not English.`);
        }
      }
    },
  },
]);
