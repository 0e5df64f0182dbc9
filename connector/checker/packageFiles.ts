import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Metafile } from "esbuild";
import { version } from "../../package.json";
import { configSchema } from "./report/configSchema";

/** The manifest of the built package. It needs nothing else installed. */
const manifest = {
  name: "connector-check",
  version,
  description: "Checks definitions of custom connectors for Power Platform, offline",
  license: "MIT",
  keywords: ["power-platform", "power-automate", "custom-connector", "swagger", "openapi", "lint", "sarif"],
  engines: { node: ">=20.19" },
  bin: { "connector-check": "cli.js" },
  main: "./index.js",
  types: "./index.d.ts",
  exports: {
    ".": {
      import: { types: "./index.d.mts", default: "./index.mjs" },
      require: { types: "./index.d.ts", default: "./index.js" },
    },
    "./connector-check.schema.json": "./connector-check.schema.json",
    "./package.json": "./package.json",
  },
};

const names = ["checkConnector", "checkMany"];

/** Entries that put the one bundle to its uses. Both kinds of module share it, so that there is no second copy. */
const entries = {
  "cli.js": '#!/usr/bin/env node\n"use strict";\nrequire("./main.js").start();\n',
  "index.js": `"use strict";\nconst main = require("./main.js");\n${names.map((name) => `exports.${name} = main.${name};\n`).join("")}`,
  "index.mjs": `import main from "./main.js";\nexport const { ${names.join(", ")} } = main;\n`,
  "index.d.mts": 'export * from "./index.js";\n',
};

/** The folders of the packages whose code is in a bundle. */
function packagesIn({ inputs }: Metafile): string[] {
  const folders = Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/** The licences of the packages in a bundle, as they demand it. */
function notices(metafile: Metafile): string {
  const sections = packagesIn(metafile).map((folder) => {
    const {
      name,
      version: own,
      license,
    } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Readonly<Record<string, string | undefined>>;
    const file = readdirSync(folder).find((each) => /^licen[cs]e(\.|$)/i.test(each));
    if (name === undefined || license === undefined || file === undefined) {
      throw new Error(`${folder} does not say its licence, so it cannot be part of a package.`);
    }
    return `${name} ${own ?? ""} (${license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  return ["This package contains the code of the following others.\n", ...sections].join(`\n${"-".repeat(80)}\n\n`);
}

/**
 * The files of the package beside the bundle and the types, by name.
 * @param metafile what the bundle was made of
 * @throws when a package in the bundle does not say its licence
 */
export function packageFiles(metafile: Metafile): Readonly<Record<string, string>> {
  const json = (value: object): string => `${JSON.stringify(value, undefined, 2)}\n`;
  return {
    ...entries,
    "package.json": json(manifest),
    "connector-check.schema.json": json(configSchema()),
    "README.md": readFileSync(join(__dirname, "README.md"), "utf8"),
    LICENSE: readFileSync(join(dirname(dirname(__dirname)), "LICENSE"), "utf8"),
    "THIRD-PARTY-NOTICES.txt": notices(metafile),
  };
}
