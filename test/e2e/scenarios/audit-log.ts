import { ES9, type Scenario } from '../driver/scenario';
import { NODE } from '../environment/agent-pod';
import { AuditLog } from '../node/audit-log';

const FOLDER = '/var/log/kubernetes/audit';

export const scenarios: Scenario[] = [
  {
    name: 'audit-log',
    title: 'the API server rotates its audit log twice while the agent reads it, and again after the agent was killed',
    cases: [ES9],
    manifest: { pipeline: { auditLog: `${FOLDER}/audit.log` } },
    async run(environment) {
      const log = new AuditLog({
        nodeFolder: environment.nodeFolder,
        nodeName: NODE,
        folder: FOLDER,
        record: (written) => environment.written.push(written),
      });
      await environment.api.start();
      await environment.elasticsearch.start();
      log.write(100);
      environment.agent.start();
      await environment.arrived();
      for (let turn = 0; turn < 2; turn += 1) {
        log.write(100);
        log.rotate();
        log.write(100);
        await environment.arrived();
      }
      await environment.agent.killForNow();
      log.write(100);
      log.rotate();
      log.write(100);
      environment.agent.start();
      await environment.arrived();
      await environment.drained();
    },
  },
];
