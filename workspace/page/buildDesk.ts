import { join } from "node:path";
import { build as bundle, type Plugin } from "esbuild";

/** What the page already has as globals: the same copies that the code component gets. */
const pageGlobals: Readonly<Record<string, string>> = {
  react: "module.exports = window.Reactv16;",
  "react-dom": "module.exports = window.ReactDOMv16;",
  "@fluentui/react-components": "module.exports = window.FluentUIReactv940;",
  // The icons are compiled for the JSX runtime, which the UMD files of React 16 and 17 do not hold.
  "react/jsx-runtime": `
    const React = window.Reactv16;
    const jsx = (type, props, key) => React.createElement(type, key === undefined ? props : { ...props, key });
    module.exports = { Fragment: React.Fragment, jsx, jsxs: jsx };`,
};

const usePageGlobals: Plugin = {
  name: "page-globals",
  setup(build) {
    build.onResolve({ filter: /^(react|react-dom|react\/jsx-runtime|@fluentui\/react-components)$/ }, ({ path }) => ({
      path,
      namespace: "page-globals",
    }));
    build.onLoad({ filter: /.*/, namespace: "page-globals" }, ({ path }) => ({
      contents: pageGlobals[path],
      loader: "js",
    }));
  },
};

/**
 * Bundles the page of the workspace for the browser.
 * @param root folder of the project.
 * @param entry another script to bundle in the same way, such as the page of a benchmark.
 * @returns the script, source map included.
 * @throws with esbuild's own messages when a source file does not compile.
 */
export async function buildDesk(root: string, entry = "workspace/desk/main.tsx"): Promise<Uint8Array> {
  const { outputFiles } = await bundle({
    entryPoints: [join(root, entry)],
    tsconfig: join(root, "workspace/tsconfig.json"),
    bundle: true,
    write: false,
    format: "iife",
    target: "es2020",
    sourcemap: "inline",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins: [usePageGlobals],
    logLevel: "silent",
  });
  const [script] = outputFiles;
  if (!script) throw new Error(`esbuild wrote no script for ${entry}.`);
  return script.contents;
}
