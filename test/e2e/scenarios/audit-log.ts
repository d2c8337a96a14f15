import { ES9, type Scenario } from '../driver/scenario';
import { AuditLog } from '../node/audit-log';
import { NODE } from '../world/plan-agent';

const FOLDER = '/var/log/kubernetes/audit';

export const scenarios: Scenario[] = [
  {
    name: 'audit-log',
    story:
      'the API server writes its audit log and rotates it, twice while it is read, and again after the agent was killed',
    cases: [ES9],
    manifest: { pipeline: { auditLog: `${FOLDER}/audit.log` } },
    async run(world) {
      const log = new AuditLog({
        nodeFolder: world.nodeFolder,
        nodeName: NODE,
        folder: FOLDER,
        record: (written) => world.written.push(written),
      });
      await world.api.start();
      await world.store.start();
      log.write(100);
      world.agent.start();
      await world.arrived();
      for (let turn = 0; turn < 2; turn += 1) {
        log.write(100);
        log.rotate();
        log.write(100);
        await world.arrived();
      }
      await world.agent.killForNow();
      log.write(100);
      log.rotate();
      log.write(100);
      world.agent.start();
      await world.arrived();
      await world.drained();
    },
  },
];
