import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { missingFields } from '../manifests/missing-fields';
import { podsOf } from '../manifests/pod-templates';
import { type ApiObject, label } from '../server/api-object';

type Answer = { readonly rejected: string } | { readonly rejected?: undefined; readonly kept: ApiObject };

/** Creates objects as the API server of an old release does. It stores none, and has no admission. */
export class OldServer {
  private readonly program: string;

  constructor(release: string) {
    this.program = execFileSync(join(__dirname, 'setup'), [release], { encoding: 'utf8' }).trim();
  }

  /** What the server rejects or drops of objects, and of the pods that their controllers would create. */
  problemsOf(objects: readonly ApiObject[]): string[] {
    const all = [...objects, ...podsOf(objects).map(({ pod }) => pod)];
    const answers = this.create(all);
    return all.flatMap((object, index) => problems(object, answers[index]).map((text) => `${label(object)} ${text}`));
  }

  private create(objects: readonly ApiObject[]): Answer[] {
    const input = objects.map((object) => `${JSON.stringify(object)}\n`).join('');
    const output = execFileSync(this.program, { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
    const lines = output.split('\n').filter((line) => line !== '');
    return lines.map((line) => JSON.parse(line));
  }
}

function problems(object: ApiObject, answer: Answer | undefined): string[] {
  if (answer === undefined) return ['no answer'];
  if (answer.rejected !== undefined) return [`rejected: ${answer.rejected}`];
  return missingFields(comparable(object), comparable(answer.kept)).filter((text) => !CLAIM_TYPE.test(text));
}

/** Servers before 1.17 remove the types of claim templates, which are always the same. */
const CLAIM_TYPE = /^\.spec\.volumeClaimTemplates\[\d+\]\.(apiVersion|kind): /;

/** An object with its init containers, which servers write with their defaults, as objects. */
function comparable(object: ApiObject): unknown {
  return JSON.parse(JSON.stringify(object), (key, value) =>
    key.endsWith('.kubernetes.io/init-containers') ? JSON.parse(value) : value,
  );
}
