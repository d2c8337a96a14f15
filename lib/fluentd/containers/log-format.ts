import { section } from '../config/build';
import type { FluentdSection } from '../config/section';
import { FluentdValue } from '../config/value';

/** `2026-11-23T04:05:06.123456789Z`, also with a numeric zone. */
const TIME = { time_format: '%Y-%m-%dT%H:%M:%S.%N%z', keep_time_key: true };
const CRI_LINE = '^(?<time>[^ ]+) (?<stream>stdout|stderr) (?<logtag>[^ ]+) (?<message>.*)$';

/** What the container runtime of the nodes writes. */
export class ContainerLogFormat {
  /** `TIME STREAM TAG TEXT`: containerd, CRI-O, and every runtime from Kubernetes 1.24 on but cri-dockerd. */
  public static readonly CRI = new ContainerLogFormat(true, false);
  /** JSON lines of docker's json-file driver. */
  public static readonly DOCKER_JSON = new ContainerLogFormat(false, true);
  /** Both, on one node or on different nodes: for the time of a change of runtime. */
  public static readonly AUTO = new ContainerLogFormat(true, true);

  /** The format that nodes of a minor may have: the kubelet's own docker support left it in 1.24. */
  public static of(minor: number): ContainerLogFormat {
    return minor >= 24 ? ContainerLogFormat.CRI : ContainerLogFormat.AUTO;
  }

  private constructor(
    /** Whether there may be lines of CRI runtimes. */
    public readonly cri: boolean,
    /** Whether there may be lines of docker. */
    public readonly docker: boolean,
  ) {}

  /** @internal */
  public get _parse(): FluentdSection {
    if (this.cri && this.docker)
      return section('parse', '', { '@type': 'multi_format' }, criPattern(), dockerPattern());
    return this.cri ? section('parse', '', CRI) : section('parse', '', DOCKER);
  }
}

const CRI = { '@type': 'regexp', expression: FluentdValue.regexp(CRI_LINE), ...TIME };
const DOCKER = { '@type': 'json', ...TIME };

/** CRI first: its pattern refuses a JSON line at the first character, while a JSON parser raises an error on the other. */
function criPattern(): FluentdSection {
  return section('pattern', '', { format: 'regexp', expression: FluentdValue.regexp(CRI_LINE), ...TIME });
}

function dockerPattern(): FluentdSection {
  return section('pattern', '', { format: 'json', ...TIME });
}
