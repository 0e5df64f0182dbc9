// Merged into the configuration of pcf-scripts. React 16 has no "exports" map, so the ES modules of
// @fluentui/react-icons cannot resolve react/jsx-runtime by themselves.
const path = require("node:path");

const jsxRuntime = (file) => path.resolve(__dirname, "node_modules/react", file);

// The size budget weighs our own code in a bundle that has an empty module in the place of Application Insights.
const telemetry = process.env.LINKED_RECORDS_WITHOUT_TELEMETRY
  ? { "@microsoft/applicationinsights-web": false, "@microsoft/applicationinsights-web-basic": false }
  : {};

module.exports = {
  resolve: {
    alias: {
      ...telemetry,
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
