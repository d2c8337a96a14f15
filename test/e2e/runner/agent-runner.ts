/** A place of the simulated node, or of the pod's own, that the container sees at `target`. */
export interface Mount {
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** Everything the manifest says about one container, resolved for one pod on one node. Any container engine can start this. */
export interface ResolvedContainer {
  readonly name: string;
  readonly image: string;
  readonly command: readonly string[];
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  readonly readOnlyRoot: boolean;
  readonly capabilities: readonly string[];
  readonly user?: number;
  readonly group?: number;
  /** Its other groups. */
  readonly groups?: readonly number[];
  readonly workingDir?: string;
}

export interface ResolvedPod {
  readonly name: string;
  readonly initContainers: readonly ResolvedContainer[];
  readonly container: ResolvedContainer;
  readonly graceSeconds: number;
  /** Name to address: what cluster DNS would answer. */
  readonly hosts: Readonly<Record<string, string>>;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export type LogSink = (line: string, stream: 'stdout' | 'stderr') => void;

export interface RunningContainer {
  /** Resolves when the first process of the container has ended. */
  readonly exited: Promise<Exit>;
  /** Sends a signal to the first process of the container, as a kubelet does. */
  signal(signal: NodeJS.Signals): void;
  /** Peak memory of all its processes so far, in MiB, as far as it can be told. */
  peakMemory(): number;
}

/** The interface to a container engine. */
export interface AgentRunner {
  start(
    pod: string,
    container: ResolvedContainer,
    hosts: ResolvedPod['hosts'],
    log: LogSink,
  ): Promise<RunningContainer>;
}
