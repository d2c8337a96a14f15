import { ES9, type Scenario } from '../driver/scenario';
import { until } from '../environment/wait';

/** What Project Reactor writes between the frames of a trace (GoogleCloudPlatform/fluent-plugin-detect-exceptions#87). */
const REACTOR = [
  'java.lang.IllegalStateException: boom',
  '\tat org.example.Shop.order(Shop.java:7)',
  '\tSuppressed: reactor.core.publisher.FluxOnAssembly$OnAssemblyException: ',
  'Error has been observed at the following site(s):',
  '\t*__checkpoint ⇢ Handler org.example.Shop#order(String) [DispatcherHandler]',
  '\t|_ checkpoint ⇢ HTTP GET "/order" [ExceptionHandlingWebHandler]',
  'Original Stack Trace:',
  '\t\tat org.example.Shop.order(Shop.java:7)',
  'Caused by: java.lang.NullPointerException',
  '\t... 12 more',
];
const PYTHON = [
  'Traceback (most recent call last):',
  '  File "shop.py", line 3, in order',
  '    raise ValueError("x")',
  'ValueError: x',
];
const GO = ['panic: boom', '', 'goroutine 1 [running]:', 'main.main()', '\t/src/main.go:7 +0x1d'];

export const scenarios: Scenario[] = [
  {
    name: 'traces-of-languages',
    title: 'traces of Reactor, Python and Go become one document each, as soon as no line follows',
    cases: [ES9],
    manifest: { pipeline: { stackTraces: {} } },
    bound: 'the three traces, which the scenario checks itself',
    allowed: () => ({ unexpected: 3 }),
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.agent.start();
      const pod = environment.pod({ name: 'web-1', labels: { tier: 'front' } });
      for (const trace of [REACTOR, PYTHON, GO]) {
        pod.lines(3);
        for (const line of trace) pod.outside(line, 'stdout');
      }
      await environment.arrived();
      const joined = () => {
        const messages = new Set(environment.elasticsearch.documents().map(({ source }) => source.message));
        return [REACTOR, PYTHON, GO].every((trace) => messages.has(trace.join('\n')));
      };
      await until('each trace is one document', joined);
      await environment.drained();
    },
  },
];
