import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** The React versions that the workspace can give a code component; model-driven apps load 17.0.2. */
export const reactVersions = ["16", "17"] as const;
export type ReactVersion = (typeof reactVersions)[number];

interface LibraryFile {
  readonly packageName: string;
  readonly file: string;
}

// pcf-start ships the platform's own builds: the React file sets Reactv16 and ReactDOMv16, the Fluent file reads the
// globals React and ReactDOM and sets FluentUIReactv940.
const react: Readonly<Record<ReactVersion, readonly LibraryFile[]>> = {
  "16": [{ packageName: "pcf-start", file: "lib/react_16_14_0.js" }],
  "17": [
    { packageName: "react17", file: "umd/react.production.min.js" },
    { packageName: "react-dom17", file: "umd/react-dom.production.min.js" },
  ],
};
const fluent: LibraryFile = { packageName: "pcf-start", file: "lib/fluent_9_4_0.js" };

/** Gives React both its plain names and those that code components are built against, whichever file set them. */
const globalsScript = `window.React = window.React || window.Reactv16;
window.ReactDOM = window.ReactDOM || window.ReactDOMv16;
window.Reactv16 = window.React;
window.ReactDOMv16 = window.ReactDOM;
`;
const globalsPath = "/platform/globals.js";

const packageJson = (packageName: string) => require.resolve(`${packageName}/package.json`);

// The version in the path lets a browser keep the file for good.
function urlOf({ packageName, file }: LibraryFile): string {
  const { version } = JSON.parse(readFileSync(packageJson(packageName), "utf8")) as { version: string };
  return `/platform/${packageName}-${version}/${file}`;
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
  return library && readFile(join(dirname(packageJson(library.packageName)), library.file), "utf8");
}
