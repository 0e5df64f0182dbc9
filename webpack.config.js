// Merged into the configuration of pcf-scripts. React 16 has no "exports" map, so the ES modules of
// @fluentui/react-icons cannot resolve react/jsx-runtime by themselves.
const path = require("node:path");
const { dependencies } = require("./package.json");

const jsxRuntime = (file) => path.resolve(__dirname, "node_modules/react", file);

// The size budget weighs our own code in a bundle that has an empty module in the place of Application Insights.
const telemetry = Object.keys(process.env.LINKED_RECORDS_WITHOUT_TELEMETRY ? dependencies : {})
  .filter((name) => name.startsWith("@microsoft/applicationinsights-"))
  .map((name) => [name, false]);

// The bench asks which module each byte of the bundle comes from. Without "module", the map names the modules that were
// bundled, and not the sources that a library's own map leads to.
const sourceMap = {
  apply: (compiler) =>
    new compiler.webpack.SourceMapDevToolPlugin({ filename: "[file].map", module: false, append: false }).apply(
      compiler,
    ),
};

module.exports = {
  // The icons style themselves with Griffel, which the platform's Fluent carries and exports. A copy of our own would
  // weigh more and keep a second set of style sheets.
  externals: [{ "@griffel/react": "FluentUIReactv940" }],
  plugins: process.env.LINKED_RECORDS_SOURCE_MAP ? [sourceMap] : [],
  resolve: {
    alias: {
      ...Object.fromEntries(telemetry),
      // The icons keep their shapes and lose what ours never need.
      [path.resolve(__dirname, "node_modules/@fluentui/react-icons/lib/utils/createFluentIcon.js")]: path.resolve(
        __dirname,
        "LinkedRecordsControl/view/parts/createFluentIcon.tsx",
      ),
      "react/jsx-runtime$": jsxRuntime("jsx-runtime.js"),
      "react/jsx-dev-runtime$": jsxRuntime("jsx-dev-runtime.js"),
    },
  },
  module: {
    rules: [
      { test: /\.m?js$/, resolve: { fullySpecified: false } },
      // Keeps unused icons out of the bundle whatever the icon package says of itself.
      { test: /[\\/]node_modules[\\/]@fluentui[\\/]react-icons[\\/]/, sideEffects: false },
    ],
  },
};
