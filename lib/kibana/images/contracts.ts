import { ADD_ON_LABELS } from '../../add-on/labels';
import type { ContainerSpec, PodSpec } from '../../kubernetes/api-json';

/** A directory that the program writes to although nothing in it is kept. */
export interface KibanaDirectory {
  readonly volume: string;
  readonly path: string;
}

/** How to know that the page answers. */
export interface KibanaProbe {
  /** A path that answers without signing in where the store asks for a password. */
  readonly secured: string;
  /** The same where the store asks nobody. */
  readonly open: string;
  readonly timing: NonNullable<ContainerSpec['readinessProbe']>;
}

/** How data views are made in a version. */
export interface KibanaDataViews {
  /** GET of it with this appended answers 200 where the view is there. */
  readonly existsPath: string;
  /** POST goes here; `{id}` stands for the id. */
  readonly path: string;
  /** What the body wraps the view in. */
  readonly wrapper: 'data_view' | 'attributes';
  /** What the view's name is called, where it has one beside its pattern. */
  readonly nameField?: string;
  /** Answers that say that it is there already. */
  readonly alreadyThere: readonly { readonly status: number; readonly message?: string }[];
  /** Where `/api/status` says that the page works, and in which words. */
  readonly status: { readonly at: readonly string[]; readonly oneOf: readonly string[] };
}

/** What a Kibana image expects, and what its objects are called. */
export interface KibanaContract {
  /** The reference of the publisher. */
  readonly published: string;
  readonly major: number;
  /** The whole version. */
  readonly version: string;
  readonly name: string;
  readonly portName: string;
  readonly selector: Record<string, string>;
  readonly labels: Record<string, string>;
  readonly serviceLabels: Record<string, string>;
  readonly resources: ContainerSpec['resources'];
  /** The part of the page's address where a new installation begins. */
  readonly firstPage: string;
  /** Whether it signs people in with the users of the store. Where it does not, nobody is asked anything. */
  readonly signsIn: boolean;
  /** Whether a NetworkPolicy says what it may reach, where the target has them. */
  readonly restrictsNetwork: boolean;
  /** Whether its objects have the labels of the cluster add-on manager. */
  readonly addOn: boolean;
  readonly strategy?: { readonly type: string; readonly rollingUpdate: { maxSurge: number; maxUnavailable: number } };
  readonly probe?: KibanaProbe;
  readonly dataViews?: KibanaDataViews;
  readonly scratch: readonly KibanaDirectory[];
  readonly securityContext?: ContainerSpec['securityContext'];
  readonly podSecurityContext?: PodSpec['securityContext'];
  /** False where variables that servers make of the names of Services could be taken for settings. */
  readonly enableServiceLinks?: boolean;
}

const APP = { 'k8s-app': 'kibana-logging' };

/**
 * gcr.io/google_containers/kibana:v4.6.1-1, as in kubernetes/kubernetes
 * `cluster/addons/fluentd-elasticsearch/kibana-controller.yaml` and `kibana-image/` of 2017-03-02.
 */
export const KIBANA_4_6_1_1: KibanaContract = {
  published: 'gcr.io/google_containers/kibana:v4.6.1-1',
  major: 4,
  version: '4.6.1',
  name: 'kibana-logging',
  portName: 'ui',
  selector: APP,
  labels: { ...APP, ...ADD_ON_LABELS.service, ...ADD_ON_LABELS.mode },
  serviceLabels: { ...APP, ...ADD_ON_LABELS.service, ...ADD_ON_LABELS.mode, 'kubernetes.io/name': 'Kibana' },
  resources: { limits: { cpu: '100m' } },
  firstPage: '/app/kibana#/settings/indices/',
  signsIn: false,
  restrictsNetwork: false,
  addOn: true,
  scratch: [],
};
