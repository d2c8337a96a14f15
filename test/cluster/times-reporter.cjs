/** Prints how long each test took, as soon as it has ended. */
module.exports = class TimesReporter {
  onTestCaseResult(_test, { ancestorTitles, title, duration, status }) {
    const seconds = (duration / 1000).toFixed(1).padStart(6);
    process.stderr.write(`cluster ${seconds}s  ${status}: ${[...ancestorTitles, title].join(': ')}\n`);
  }
};
