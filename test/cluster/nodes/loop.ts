import { setTimeout as sleep } from 'node:timers/promises';

/** Does a step again and again until it ends. What goes wrong in a step is thrown by `assertRunning` and `end`. */
export class Loop {
  private ended = false;
  private failure: unknown;
  private readonly done: Promise<void>;

  constructor(step: () => Promise<void>) {
    this.done = this.run(step).catch((error) => {
      this.failure = error;
    });
  }

  assertRunning(): void {
    if (this.failure) throw this.failure;
  }

  async end(): Promise<void> {
    this.ended = true;
    await this.done;
    this.assertRunning();
  }

  private async run(step: () => Promise<void>): Promise<void> {
    while (!this.ended) {
      await step();
      await sleep(200);
    }
  }
}
