// Merged into the configuration of pcf-scripts. React 16 has no "exports" map, so the ES modules of
// @fluentui/react-icons cannot resolve react/jsx-runtime by themselves.
const path = require("node:path");
const { dependencies } = require("./package.json");

const jsxRuntime = (file) => path.resolve(__dirname, "node_modules/react", file);

// The size budget weighs our own code in a bundle that has an empty module in the place of Application Insights.
const telemetry = Object.keys(process.env.LINKED_RECORDS_WITHOUT_TELEMETRY ? dependencies : {})
  .filter((name) => name.startsWith("@microsoft/applicationinsights-"))
  .map((name) => [name, false]);

module.exports = {
  resolve: {
    alias: {
      ...Object.fromEntries(telemetry),
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
