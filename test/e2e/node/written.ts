import type { Stream } from './runtime-format';

/** One line, or one joined record, that a container has written and that Elasticsearch must hold exactly once. */
export interface Written {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly stream: Stream;
  readonly text: string;
  /** A record made of several pieces: what a kill in that instant may tear. */
  readonly joined: boolean;
  /** Labels of the pod that its documents must carry. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Fields that its documents must have, with their exact values, by their paths. */
  readonly fields?: Readonly<Record<string, string>>;
}

/** What the node itself logs: there is no pod, and each program is a stream of its own. */
export function ofNode(program: string, text: string, fields: Readonly<Record<string, string>>): Written {
  return { namespace: '', pod: '', container: program, stream: 'stdout', text, joined: false, fields };
}
