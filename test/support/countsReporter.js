/** Ends a run with one plain line of counts, so that a person and a build server read the same figures. */
class CountsReporter {
  /** Jest calls this once after the last test. */
  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const skipped = results.numPendingTests + results.numTodoTests;
    // Jest prints its own summary on stderr; this line must come after it, on stdout.
    setImmediate(() =>
      process.stdout.write(`${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped\n`),
    );
  }
}

module.exports = CountsReporter;
