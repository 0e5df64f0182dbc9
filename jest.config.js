const typescript = { "^.+\\.tsx?$": ["ts-jest", { tsconfig: "test/tsconfig.json" }] };

/** One project a kind of test, so that `npm test -- --selectProjects component` runs just that kind. */
const project = (name, options = {}) => ({
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.{ts,tsx}`],
  transform: typescript,
  testEnvironment: "node",
  ...options,
});

module.exports = {
  projects: [
    project("unit"),
    project("component", {
      testEnvironment: "jsdom",
      setupFilesAfterEnv: ["<rootDir>/test/support/domSetup.ts"],
    }),
    project("connector"),
    project("solution"),
    project("workspace"),
    project("contract"),
    project("e2e", {
      globalSetup: "<rootDir>/test/e2e/support/bundleDesk.ts",
      globalTeardown: "<rootDir>/test/e2e/support/removeDesk.ts",
    }),
  ],
  reporters: ["default", "<rootDir>/test/support/countsReporter.js"],
  testTimeout: 60_000,
  maxWorkers: 2,
  collectCoverageFrom: ["LinkedRecordsControl/{base,records,linking,panel}/**/*.ts", "connector/checker/**/*.ts"],
  coverageThreshold: {
    global: { lines: 90, branches: 90 },
    // The second thread, and the built command, are tested as processes of their own, which do not count.
    "./connector/checker/": { lines: 90, branches: 88 },
  },
};
