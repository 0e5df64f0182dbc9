const { writeSync } = require("node:fs");

/** Ends a run with one plain line of counts, so that a person and a build server read the same figures. */
class CountsReporter {
  /** Jest calls this once after the last test. */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    const line = `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`;
    // After Jest's own summary and the coverage table.
    process.once("exit", () => writeSync(1, line));
  }
}

module.exports = CountsReporter;
