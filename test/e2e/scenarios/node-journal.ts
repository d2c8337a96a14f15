import { join } from 'node:path';
import { ES9, type Scenario } from '../driver/scenario';
import { NODE } from '../environment/agent-pod';
import type { Environment } from '../environment/environment';
import { Journal } from '../node/journal';
import { rootsFolder } from '../runner/roots';

export const scenarios: Scenario[] = [
  {
    name: 'node-journal',
    title:
      'kubelet and containerd write to the journal of the node, which is rotated while the agent reads it, and again after the agent was killed; each namespace has its index',
    cases: [ES9],
    manifest: { pipeline: { journal: {}, indexPerNamespace: true } },
    async run(environment) {
      const journal = new Journal({
        nodeFolder: environment.nodeFolder,
        nodeName: NODE,
        root: join(rootsFolder(), 'trixie'),
        record: (written) => environment.written.push(written),
      });
      await environment.api.start();
      await environment.elasticsearch.start();
      environment.pod({ name: 'web-1', labels: { tier: 'front' } }).lines(10);
      journal.write('kubelet.service', 100);
      journal.write('ssh.service', 50, false);
      environment.agent.start();
      await environment.arrived();
      journal.write('containerd.service', 100);
      journal.rotate();
      journal.write('kubelet.service', 100);
      await environment.arrived();
      await environment.agent.killForNow();
      journal.write('containerd.service', 100);
      journal.rotate();
      journal.write('kubelet.service', 100);
      environment.agent.start();
      await environment.arrived();
      await environment.drained();
      expectIndices(environment);
    },
  },
];

/** The logs of the node have no namespace. */
function expectIndices(environment: Environment): void {
  const names = environment.elasticsearch.indexNames.map((name) => name.replace(/\d{4}\.\d\d\.\d\d$/, 'DATE'));
  const found = [...new Set(names)].join(' ');
  if (found !== 'kubernetes-logs-DATE kubernetes-logs-default-DATE') throw new Error(`the indices are ${found}`);
}
