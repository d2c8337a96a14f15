import { appendFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { ES9, type Scenario } from '../driver/scenario';
import { until } from '../world/wait';
import type { World } from '../world/world';

const FOLDER = '/var/log/kubernetes/audit';
const EVENTS = 600;

export const scenarios: Scenario[] = [
  {
    name: 'audit-log',
    story: 'the API server writes its audit log and rotates it twice; the agent is killed once',
    cases: [ES9],
    manifest: { pipeline: { auditLog: `${FOLDER}/audit.log` } },
    async run(world) {
      mkdirSync(join(world.nodeFolder, FOLDER), { recursive: true });
      await world.api.start();
      await world.store.start();
      const log = new AuditLog(join(world.nodeFolder, FOLDER));
      log.write(100);
      world.agent.start();
      await stored(world, log);
      for (const turn of [1, 2]) {
        log.write(100);
        log.rotate(turn);
        log.write(100);
        await stored(world, log);
      }
      await world.agent.kill('SIGKILL');
      log.write(100);
      await stored(world, log);
      await world.drained();
      judge(world, log);
    },
  },
];

/** Writes as kube-apiserver does: one JSON event a line; a file that is full gets the time into its name. */
class AuditLog {
  readonly events: { readonly text: string; readonly time: string }[] = [];

  constructor(private readonly folder: string) {}

  write(count: number): void {
    for (let index = 0; index < count; index += 1) {
      const number = this.events.length;
      const time = `2026-11-25T12:${String(Math.floor(number / 60)).padStart(2, '0')}:${String(number % 60).padStart(2, '0')}.000001Z`;
      const event = {
        kind: 'Event',
        auditID: `audit-${String(number).padStart(6, '0')}`,
        verb: 'create',
        requestObject: { spec: number % 2 === 0 ? { replicas: number } : 'another type each time' },
        stageTimestamp: time,
        annotations: { 'authorization.k8s.io/decision': 'allow' },
      };
      const text = JSON.stringify(event);
      this.events.push({ text, time });
      appendFileSync(join(this.folder, 'audit.log'), `${text}\n`);
    }
  }

  rotate(turn: number): void {
    renameSync(join(this.folder, 'audit.log'), join(this.folder, `audit-2026-11-25T12-00-0${turn}.000.log`));
  }
}

async function stored(world: World, log: AuditLog): Promise<void> {
  const texts = () => new Set(world.store.indices.documents().map(({ source }) => source.message));
  await until(`${log.events.length} audit events are in the store`, () => {
    const known = texts();
    return log.events.every(({ text }) => known.has(text));
  });
}

function judge(world: World, log: AuditLog): void {
  if (log.events.length !== EVENTS) throw new Error(`${log.events.length} events were written`);
  const documents = world.store.indices.documents();
  const wrong = log.events.filter(({ text, time }) => {
    const [found, ...more] = documents.filter(({ source }) => source.message === text);
    const at = String(found?.source['@timestamp']).slice(0, 19);
    return more.length > 0 || found?.source.node !== 'node-1' || at !== time.slice(0, 19);
  });
  if (wrong.length > 0)
    throw new Error(`doubled, without node or of another time: ${wrong.length}, as ${wrong[0]?.text}`);
}
