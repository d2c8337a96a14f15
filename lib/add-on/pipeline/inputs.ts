import { type AddOnInput, AddOnLogFormat } from './input';

const { DOCKER_DAEMON, DOCKER_JSON, GLOG_FLUSHED, NONE, SALT, SYSLOG } = AddOnLogFormat;

/** The files that an image reads, in the order of its configuration. */
export class AddOnInputs {
  /** Image fluentd-elasticsearch:1.22, of early 2017. */
  public static readonly IMAGE_1_22 = new AddOnInputs([
    containers(),
    log('salt', SALT, { path: '/var/log/salt/minion', posFile: '/var/log/es-salt.pos' }),
    log('startupscript', SYSLOG),
    log('docker', DOCKER_DAEMON),
    log('etcd', NONE),
    log('kubelet', GLOG_FLUSHED),
    log('kube-proxy', GLOG_FLUSHED),
    log('kube-apiserver', GLOG_FLUSHED),
    log('kube-controller-manager', GLOG_FLUSHED),
    log('kube-scheduler', GLOG_FLUSHED),
    log('rescheduler', GLOG_FLUSHED),
    log('glbc', GLOG_FLUSHED),
    log('cluster-autoscaler', GLOG_FLUSHED),
  ]);

  /** Logs of the containers only. */
  public static readonly CONTAINERS = new AddOnInputs([containers()]);

  /**
   * Logs of Kubernetes programs that upstart runs, as on a cluster of kube-up on Ubuntu. They are in /var/log/upstart,
   * which the image does not read. They have the tags of the image.
   */
  public static readonly UPSTART = new AddOnInputs([
    upstart('kube-apiserver', GLOG_FLUSHED),
    upstart('kube-controller-manager', GLOG_FLUSHED),
    upstart('kube-scheduler', GLOG_FLUSHED),
    upstart('kubelet', GLOG_FLUSHED),
    upstart('kube-proxy', GLOG_FLUSHED),
    upstart('etcd', NONE),
    upstart('docker', DOCKER_DAEMON),
  ]);

  /** Inputs of your own. */
  public static of(inputs: AddOnInput[]): AddOnInputs {
    return new AddOnInputs(inputs);
  }

  private constructor(private readonly inputs: AddOnInput[]) {}

  /** The inputs in their order. */
  public toArray(): AddOnInput[] {
    return [...this.inputs];
  }

  /** These inputs, followed by others. */
  public plus(others: AddOnInputs): AddOnInputs {
    return new AddOnInputs([...this.inputs, ...others.inputs]);
  }

  /** Only the inputs with these tags. The tag of container logs is `kubernetes.*`. */
  public only(tags: string[]): AddOnInputs {
    return new AddOnInputs(this.inputs.filter((input) => tags.includes(input.tag)));
  }

  /** All inputs except those with these tags. */
  public without(tags: string[]): AddOnInputs {
    return new AddOnInputs(this.inputs.filter((input) => !tags.includes(input.tag)));
  }
}

function containers(): AddOnInput {
  return {
    path: '/var/log/containers/*.log',
    posFile: '/var/log/es-containers.log.pos',
    tag: 'kubernetes.*',
    format: DOCKER_JSON,
    readFromHead: true,
  };
}

function log(tag: string, format: AddOnLogFormat, paths?: Pick<AddOnInput, 'path' | 'posFile'>): AddOnInput {
  return { path: `/var/log/${tag}.log`, posFile: `/var/log/es-${tag}.log.pos`, tag, format, ...paths };
}

function upstart(tag: string, format: AddOnLogFormat): AddOnInput {
  return log(tag, format, { path: `/var/log/upstart/${tag}.log`, posFile: `/var/log/es-upstart-${tag}.log.pos` });
}
