import type { Response } from './server-client';
import type { ServerProcess } from './server-process';

const NO_BLOCKS = {
  'index.blocks.read_only_allow_delete': null,
  'index.blocks.write': null,
  'index.blocks.read_only': null,
};

/** Removes what the run before has left. A server that cannot be emptied by requests starts again without data. */
export async function reset(server: ServerProcess): Promise<void> {
  try {
    if (await emptied(server)) return;
  } catch {
    // It was killed, or does not answer.
  }
  await server.wipe();
}

async function emptied(server: ServerProcess): Promise<boolean> {
  const ask = (method: string, path: string, body?: unknown) => server.request(method, path, body);
  if (server.kind.major === 2) {
    const answers = [await ask('DELETE', '/_all'), await ask('DELETE', '/_template/*')];
    return answers.every(done);
  }
  const answers = [
    await ask('PUT', '/_cluster/settings', { persistent: { '*': null }, transient: { '*': null } }),
    await ask('PUT', '/_all/_settings?expand_wildcards=open,closed,hidden', NO_BLOCKS),
    await ask('DELETE', '/*?expand_wildcards=open,closed'),
    await ask('DELETE', '/_index_template/*'),
    await ask('DELETE', '/_template/*'),
  ];
  // Indices of data streams go with the stream alone, and the module that removes streams is not there.
  const left = (await ask('GET', '/_cat/indices?format=json&expand_wildcards=all')).body as { index: string }[];
  return answers.every(done) && left.every(({ index }) => index.startsWith('.security'));
}

function done({ status }: Response): boolean {
  return status === 200 || status === 404;
}
