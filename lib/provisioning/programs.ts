import { programText } from '../program-texts/program-text';

/** The programs that run in the agent's image, each with the files that it requires. */
const files = {
  bootstrap: ['bootstrap.rb', 'certificates.rb', 'secrets.rb', 'api_server.rb', 'http_client.rb', 'program.rb'],
  provision: [
    'provision.rb',
    'cluster_identity.rb',
    'cluster_nodes.rb',
    'difference.rb',
    'api_server.rb',
    'http_client.rb',
    'program.rb',
  ],
  retention: ['retention.rb', 'http_client.rb', 'program.rb'],
} as const;

export type Program = keyof typeof files;

/** The file to run. Its first argument is the path of the input. */
export function entryOf(program: Program): string {
  return files[program][0];
}

/** The data of the ConfigMap to mount: file name to text. */
export function programFiles(program: Program): Record<string, string> {
  return Object.fromEntries(files[program].map((file) => [file, programText(`provisioning/programs/${file}`)]));
}
