import js from "@eslint/js";
import powerApps from "@microsoft/eslint-plugin-power-apps";
import prettier from "eslint-config-prettier";
import promise from "eslint-plugin-promise";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const control = "LinkedRecordsControl";

/** Forbids a folder of the control to import what lies above it; the layers are those of docs/architecture.md. */
const layer = (folder, forbidden) => ({
  files: [`${control}/${folder}/**/*.{ts,tsx}`],
  rules: {
    "no-restricted-imports": [
      "error",
      {
        patterns: forbidden.map((group) => ({
          group,
          message: `${folder}/ must not import this: see docs/architecture.md.`,
        })),
      },
    ],
  },
});

/** Forbids a folder to import another part of the project. */
const apart = (folder, group) => ({
  files: [`${folder}/**/*.ts`],
  rules: {
    "no-restricted-imports": [
      "error",
      { patterns: [{ group, message: `${folder}/ must not import this: see docs/architecture.md.` }] },
    ],
  },
});

const react = ["react", "react-dom", "@fluentui/*"];
const room = (name) => [`**/${name}`, `**/${name}/**`];
const [records, linking, panel, platform, view] = ["records", "linking", "panel", "platform", "view"].map(room);
const hostGlobals = ["context", "Xrm", "Microsoft", "ComponentFramework", "parent", "top"].map((name) => ({
  name,
  message: "Only platform/ may reach the host.",
}));

export default tseslint.config(
  { ignores: ["**/generated/**", "out/**", "dist/**", "coverage/**", "node_modules/**"] },
  js.configs.recommended,
  promise.configs["flat/recommended"],
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommendedTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_" }],
      eqeqeq: ["error", "smart"],
      "no-console": "error",
    },
  },
  {
    files: [`${control}/**/*.{ts,tsx}`],
    plugins: { "@microsoft/power-apps": powerApps, "react-hooks": reactHooks },
    rules: {
      ...powerApps.configs.paCheckerHosted.rules,
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
    },
  },
  layer("base", [react, platform, view, panel, linking, records]),
  layer("records", [react, platform, view, panel, linking]),
  layer("linking", [react, platform, view, panel]),
  layer("panel", [react, platform, view]),
  layer("view", [platform]),
  layer("platform", [view, panel, linking]),
  {
    files: ["base", "records", "linking", "panel", "view"].map((folder) => `${control}/${folder}/**/*.{ts,tsx}`),
    rules: { "no-restricted-globals": ["error", ...hostGlobals] },
  },
  // Packer and importer share the syntax of solution/format/, never what either thinks of it.
  apart("solution/format", ["**/pack/**", "**/flows/**", "**/workspace/**"]),
  // The checker of flows takes from that of connectors how texts are read and findings told, never what it thinks of them.
  apart("solution/flows", ["**/pack/**", "**/workspace/**", "**/checker/model/**", "**/checker/swagger/**"]),
  apart("connector", ["**/solution/**", "**/workspace/**"]),
  apart("solution/pack", ["**/workspace/**"]),
  apart("workspace/import", ["**/solution/pack/**"]),
  {
    // Command line programs speak through the console.
    files: ["solution/**/*.ts", "connector/**/*.ts", "workspace/*.ts", "test/bench/**/*.ts", "test/support/**/*.ts"],
    rules: { "no-console": "off" },
  },
  {
    // Fakes: methods passed around for their calls to be counted, rejections of every shape a host may give.
    files: ["test/**/*.{ts,tsx}"],
    rules: {
      "@typescript-eslint/no-base-to-string": "off",
      "@typescript-eslint/prefer-promise-reject-errors": "off",
      "@typescript-eslint/unbound-method": "off",
      "promise/param-names": "off",
    },
  },
  {
    files: ["**/*.{js,cjs}"],
    languageOptions: {
      sourceType: "commonjs",
      globals: {
        module: "writable",
        require: "readonly",
        __dirname: "readonly",
        console: "readonly",
        process: "readonly",
      },
    },
  },
  prettier,
);
