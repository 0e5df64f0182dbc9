import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The React versions that the workspace can give a code component; model-driven apps load 17.0.2. */
export const reactVersions = ["16", "17"] as const;
export type ReactVersion = (typeof reactVersions)[number];

interface LibraryFile {
  /** Path of the package.json of the package that ships the file. */
  readonly packageJson: string;
  readonly file: string;
}

const pcfStart = require.resolve("pcf-start/package.json");

// pcf-start ships the platform's own builds: the React file sets Reactv16 and ReactDOMv16, the Fluent file reads the
// globals React and ReactDOM and sets FluentUIReactv940.
const react: Readonly<Record<ReactVersion, readonly LibraryFile[]>> = {
  "16": [{ packageJson: pcfStart, file: "lib/react_16_14_0.js" }],
  "17": [
    { packageJson: require.resolve("react17/package.json"), file: "umd/react.production.min.js" },
    { packageJson: require.resolve("react-dom17/package.json"), file: "umd/react-dom.production.min.js" },
  ],
};
const fluent: LibraryFile = { packageJson: pcfStart, file: "lib/fluent_9_4_0.js" };

/** Gives React both its plain names and those that code components are built against, whichever file set them. */
const globalsScript = `window.React = window.React || window.Reactv16;
window.ReactDOM = window.ReactDOM || window.ReactDOMv16;
window.Reactv16 = window.React;
window.ReactDOMv16 = window.ReactDOM;
`;
const globalsPath = "/platform/globals.js";

// The version in the path lets a browser keep the file for good.
function urlOf({ packageJson, file }: LibraryFile): string {
  const { name, version } = JSON.parse(readFileSync(packageJson, "utf8")) as { name: string; version: string };
  return `/platform/${name}-${version}/${file}`;
}

/** Paths of the scripts that a page loads, in this order, before the bundle of a code component. */
export function platformScripts(version: ReactVersion): string[] {
  return [...react[version].map(urlOf), globalsPath, urlOf(fluent)];
}

/**
 * The text of a platform script, straight from node_modules.
 * @param path one of the paths of {@link platformScripts}; any other gives `undefined`.
 */
export async function readPlatformScript(path: string): Promise<string | undefined> {
  if (path === globalsPath) return globalsScript;
  const library = [...react["16"], ...react["17"], fluent].find((candidate) => urlOf(candidate) === path);
  return library && readFile(join(dirname(library.packageJson), library.file), "utf8");
}
