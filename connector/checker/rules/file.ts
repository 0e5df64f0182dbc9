import type { RuleGroup } from "../rule";

/** Rules about files; the reader reports them. */
export const file: RuleGroup = {
  title: "Files",
  rules: [
    {
      id: "connector-validate-swagger-isproperjson",
      severity: "error",
      demand: "The definition is strict JSON.",
      why: "The import reads JSON; what a lenient reader takes fails there.",
      source: "SC",
      example: { find: '"basePath": "/v1",', good: '"basePath": "/v1",', bad: '"basePath": "/v1",,' },
      fixable: true,
    },
    {
      id: "connector-validate-connectionparam-isproperjson",
      severity: "error",
      demand: "apiProperties.json is strict JSON.",
      why: "The command line tools read JSON.",
      source: "SC",
      example: { file: "apiProperties", find: '"properties"', good: '"properties"', bad: "properties" },
      fixable: true,
    },
    {
      id: "duplicate-key",
      severity: "error",
      demand: "No object holds a name twice.",
      why: "All but the last are lost without a word.",
      source: "RFC",
      example: {
        find: '"basePath": "/v1",',
        good: '"basePath": "/v1",',
        bad: '"basePath": "/v0",\n  "basePath": "/v1",',
      },
    },
    {
      id: "file-encoding",
      severity: "error",
      demand: "The file is UTF-8.",
      why: "Other encodings turn letters into question marks.",
      source: "RFC",
      example: { find: "Contoso Orders", good: "Contoso Orders", bad: "Contoso Orders\u{dcff}" },
    },
    {
      id: "byte-order-mark",
      severity: "hint",
      demand: "The file has no byte order mark.",
      why: "JSON does not allow one; some readers stop at it.",
      source: "RFC",
      example: { find: '{\n  "swagger"', good: '{\n  "swagger"', bad: '\uFEFF{\n  "swagger"' },
      fixable: true,
    },
    {
      id: "file-size",
      severity: "warning",
      demand: "The definition has at most 1 MB.",
      why: "Certification refuses larger ones.",
      source: "SG",
      example: {
        find: '"basePath": "/v1",',
        good: '"basePath": "/v1",',
        bad: `"basePath": "/v1",${" ".repeat(1024 * 1024)}`,
      },
    },
    {
      id: "file-nesting",
      severity: "error",
      demand: "The file nests at most 200 levels deep.",
      why: "No reader follows an endless nesting.",
      source: "OWN",
      example: {
        find: '"tags": [',
        good: '"tags": [',
        bad: `"x-deep": ${"[".repeat(300)}${"]".repeat(300)},\n  "tags": [`,
      },
    },
    {
      id: "whitespace",
      severity: "hint",
      demand: "No line ends with blanks.",
      why: "They show up as changes that are none.",
      source: "CS",
      example: { find: '"basePath": "/v1",', good: '"basePath": "/v1",', bad: '"basePath": "/v1",  ' },
      fixable: true,
    },
  ],
};
