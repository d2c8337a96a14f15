import type { PodWriter } from '../node/pod-writer';

/** Pods that write some lines to both streams every 50 ms, until `stop` is called. */
export class Traffic {
  private readonly timer: NodeJS.Timeout;
  /** Lines written so far. */
  lines = 0;

  constructor(
    private readonly pods: readonly PodWriter[],
    private readonly linesAtATime = 2,
    private readonly length = 200,
  ) {
    this.timer = setInterval(() => this.write(), 50);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private write(): void {
    for (const pod of this.pods) {
      for (let index = 0; index < this.linesAtATime; index += 1) {
        pod.line(this.length, this.lines % 4 === 3 ? 'stderr' : 'stdout');
        this.lines += 1;
      }
    }
  }
}
