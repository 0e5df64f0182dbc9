import type { RuleGroup } from "./rule";

/** The file, before a flow is read from it: what reads it reports them. */
export const file = {
  title: "Files",
  rules: [
    {
      id: "file-json",
      severity: "error",
      demand: "The file is strict JSON.",
      why: "The import reads JSON.",
      source: "RFC",
      example: { find: '"contentVersion"', bad: "contentVersion" },
    },
    {
      id: "file-encoding",
      severity: "error",
      demand: "The file is UTF-8.",
      why: "Other encodings turn letters into question marks.",
      source: "RFC",
      example: { find: "A sample flow", bad: "A s\u{dcff}mple flow" },
    },
    {
      id: "file-nesting",
      severity: "error",
      demand: "The file nests at most 200 levels deep.",
      why: "No reader follows an endless nesting.",
      source: "OWN",
      example: { find: '"A sample flow"', bad: `${"[".repeat(300)}${"]".repeat(300)}` },
    },
    {
      id: "duplicate-member",
      severity: "error",
      demand: "No object holds a name twice.",
      why: "All but the last are lost without a word.",
      source: "RFC",
      example: { find: '"contentVersion"', bad: '"contentVersion": "0.9.0.0", "contentVersion"' },
    },
    {
      id: "cloud-flow",
      severity: "error",
      demand: "The file is a cloud flow: an object with properties.definition.",
      why: "The import cannot read it.",
      source: "SOL",
      example: { find: '"definition": {', bad: '"definitions": {' },
    },
  ],
} as const satisfies RuleGroup;

/** The ids of the rules about files. */
export type FileRuleId = (typeof file)["rules"][number]["id"];
