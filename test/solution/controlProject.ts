import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { repository } from "./projectCopy";

/** What a control of a test is made of; each part may be spoilt. */
export interface ControlParts {
  source: string;
  react: string;
  constructorName: string;
}

const sound: ControlParts = {
  source: `import * as React from "react";
export class TinyControl {
  init(): void { return undefined; }
  updateView(): React.ReactElement { return React.createElement("p", null, "tiny"); }
  destroy(): void { return undefined; }
}
`,
  react: "16.14.0",
  constructorName: "TinyControl",
};

const manifest = ({ react, constructorName }: ControlParts): string => `<?xml version="1.0" encoding="utf-8"?>
<manifest>
  <control namespace="Test" constructor="${constructorName}" version="0.0.1" display-name-key="Tiny" description-key="Tiny" control-type="virtual">
    <property name="anchor" display-name-key="Anchor" of-type="SingleLine.Text" usage="bound" required="true" />
    <resources>
      <code path="index.ts" order="1" />
      <platform-library name="React" version="${react}" />
    </resources>
  </control>
</manifest>
`;

const eslintConfig = `import tseslint from "typescript-eslint";
export default [{ files: ["**/*.ts"], languageOptions: { parser: tseslint.parser }, rules: { "no-console": "error" } }];
`;

// As in the project's own configuration, TypeScript reads the types of the host alone, and checks no library.
const tsconfig = {
  extends: "./node_modules/pcf-scripts/tsconfig_base.json",
  compilerOptions: { types: ["powerapps-component-framework"], skipLibCheck: true },
  include: ["TinyControl/**/*"],
};

/** What a control, its build, its lint and the packer import. The build reads all of @types there is, each time, so less is faster. */
const packages = [
  "@fluentui/react-button",
  "@microsoft/applicationinsights-core-js",
  "@types/powerapps-component-framework",
  "@types/react",
  "@xmldom/xmldom",
  "zod",
  "fflate",
  "jsonc-parser",
  "pcf-scripts",
  "peggy",
  "react",
  "tsx",
  "typescript-eslint",
];

/** A project with one tiny control, in a temporary folder that borrows a few packages and the build settings. */
export class ControlProject {
  readonly root = mkdtempSync(join(tmpdir(), "linked-records-build-"));

  constructor(parts: Partial<ControlParts> = {}) {
    const all = { ...sound, ...parts };
    for (const file of ["package.json", "pcfconfig.json", "featureconfig.json", "webpack.config.js"]) {
      copyFileSync(join(repository, file), join(this.root, file));
    }
    for (const name of packages) {
      const link = join(this.root, "node_modules", name);
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(join(repository, "node_modules", name), link, "junction");
    }
    this.write("tsconfig.json", JSON.stringify(tsconfig));
    this.write("eslint.config.mjs", eslintConfig);
    mkdirSync(join(this.root, "TinyControl"));
    this.write("TinyControl/ControlManifest.Input.xml", manifest(all));
    this.write("TinyControl/index.ts", all.source);
  }

  write(path: string, content: string): void {
    writeFileSync(join(this.root, path), content);
  }

  dispose(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** The source of the sound control, changed. */
export function changedSource(from: string, to: string): string {
  if (!sound.source.includes(from)) {
    throw new Error(`The control's source does not contain ${from}`);
  }
  return sound.source.replace(from, to);
}
