import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { MUTATIONS, type Mutation } from './running/environment/mutations';

/**
 * Runs the tests of `running/` with a mistake in the manifests: each mutation, or those in the arguments. Exactly the test
 * that the mutation names has to fail. Ends with 1 if one of them does not.
 */
function main(names: readonly string[]): void {
  const chosen = MUTATIONS.filter(({ name }) => names.length === 0 || names.includes(name));
  for (const mutation of chosen) {
    const noticed = isNoticed(mutation);
    process.stdout.write(`${noticed ? 'noticed' : 'NOT NOTICED'}: ${mutation.name}\n`);
    if (!noticed) process.exitCode = 1;
  }
}

function isNoticed({ name, file, after, fails }: Mutation): boolean {
  const tests = [...after, fails].join('|');
  const args = [`running/${file}`, '--testNamePattern', tests];
  const env = { ...process.env, CLUSTER_MUTATION: name, CLUSTER_DEADLINE_MINUTES: '5' };
  const { stderr, error } = spawnSync(join(__dirname, 'run'), args, { env, encoding: 'utf8', maxBuffer: 2 ** 30 });
  if (error) throw error;
  process.stderr.write(stderr);
  const of = (status: string) => stderr.split('\n').filter((line) => line.includes(`s  ${status}: `));
  const failed = of('failed');
  return of('passed').length === after.length && failed.length === 1 && failed[0]?.includes(fails) === true;
}

main(process.argv.slice(2));
