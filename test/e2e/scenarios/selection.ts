import { ES9, type Scenario } from '../driver/scenario';
import { podsIn } from '../verdict/pods';

export const scenarios: Scenario[] = [
  {
    name: 'selection',
    title:
      'only one namespace is read, without its proxies, with long lines and rotation; other namespaces write as much',
    cases: [ES9],
    manifest: { pipeline: { only: [{ namespace: 'shop' }], exclude: [{ pod: 'cart-*', container: 'proxy' }] } },
    async run(environment) {
      await environment.api.start();
      await environment.elasticsearch.start();
      const wanted = ['cart-1', 'proxy'].map((name) => environment.pod({ name, namespace: 'shop' }));
      const unwanted = [
        environment.pod({ name: 'cart-2', namespace: 'shop', container: 'proxy' }),
        environment.pod({ name: 'cart-3', namespace: 'shopping' }),
        environment.pod({ name: 'cart-4' }),
      ];
      environment.agent.start();
      for (let turn = 0; turn < 2; turn += 1) {
        for (const pod of unwanted) pod.outside(`unread line ${'x'.repeat(20_000)}`, 'stdout');
        for (const pod of wanted) {
          pod.lines(100);
          pod.line(50_000);
        }
        await environment.arrived();
        for (const pod of [...wanted, ...unwanted]) pod.rotate();
      }
      for (const pod of wanted) pod.lines(100);
      await environment.arrived();
      await environment.drained();
      const strangers = podsIn(environment.elasticsearch.documents()).filter(
        (name) => !['cart-1', 'proxy'].includes(name),
      );
      if (strangers.length > 0) throw new Error(`documents of ${strangers.join(', ')}`);
    },
  },
];
