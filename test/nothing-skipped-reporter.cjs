/** In CI a test that was not run is a failure: a skipped suite must not look green. */
module.exports = class NothingSkippedReporter {
  onRunComplete(_contexts, results) {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numFailedTestSuites } = results;
    const skipped = numPendingTests + numTodoTests;
    console.log(
      `${numPassedTests} passed, ${Math.max(numFailedTests, numFailedTestSuites ? 1 : 0)} failed, ${skipped} skipped`,
    );
    if (process.env.CI && (skipped > 0 || numPassedTests === 0)) {
      this.error = new Error(`${skipped} tests were skipped and ${numPassedTests} were run`);
    }
  }

  getLastError() {
    return this.error;
  }
};
