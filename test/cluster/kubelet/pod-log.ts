import { randomBytes } from 'node:crypto';
import type { Clock } from '../../e2e/node/clock';
import { ContainerLog } from '../../e2e/node/container-log';
import { criLayout } from '../../e2e/node/log-layouts';
import { cri } from '../../e2e/node/runtime-format';
import type { LogSink } from '../../e2e/runner/agent-runner';
import type { Pod } from './pod';

const format = cri();

/** The logs of a pod's container on its node, one file for each start, as containerd and a kubelet write them. */
export class PodLog {
  /** Everything that the container has printed. */
  readonly lines: string[] = [];
  private readonly files: ContainerLog[] = [];

  constructor(
    private readonly pod: Pod,
    private readonly container: string,
    private readonly nodeFolder: string,
    private readonly clock: Clock,
  ) {}

  /** Opens the file of a start, and answers what writes to it and the id of the container. */
  open(restarts: number): { readonly id: string; readonly sink: LogSink } {
    const { namespace, name, uid } = this.pod.metadata;
    const id = randomBytes(32).toString('hex');
    const identity = { namespace, pod: name, uid, container: this.container, id, restarts };
    const file = new ContainerLog(this.nodeFolder, criLayout(identity));
    this.files.push(file);
    const sink: LogSink = (line, stream) => {
      this.lines.push(line);
      for (const piece of format.pieces(line, stream, () => this.clock.now())) file.write(piece);
    };
    return { id, sink };
  }

  remove(): void {
    for (const file of this.files) file.remove();
  }
}
