import { join, resolve } from 'node:path';
import { ES9, type Scenario } from '../driver/scenario';
import { Journal } from '../node/journal';
import { NODE } from '../world/plan-agent';

const ROOTS = resolve(process.env.E2E_ROOTS ?? join(__dirname, '../.roots'));

export const scenarios: Scenario[] = [
  {
    name: 'node-journal',
    story:
      'kubelet and containerd write to the journal of the node; it is rotated while it is read, and again after the agent was killed',
    cases: [ES9],
    manifest: { pipeline: { journal: {} } },
    async run(world) {
      const journal = new Journal({
        nodeFolder: world.nodeFolder,
        nodeName: NODE,
        root: join(ROOTS, 'trixie'),
        record: (written) => world.written.push(written),
      });
      await world.api.start();
      await world.store.start();
      journal.write('kubelet.service', 100);
      journal.write('ssh.service', 50, false);
      world.agent.start();
      await world.arrived();
      journal.write('containerd.service', 100);
      journal.rotate();
      journal.write('kubelet.service', 100);
      await world.arrived();
      await world.agent.killForNow();
      journal.write('containerd.service', 100);
      journal.rotate();
      journal.write('kubelet.service', 100);
      world.agent.start();
      await world.arrived();
      await world.drained();
    },
  },
];
