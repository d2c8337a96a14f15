import { ElasticsearchImage } from '../elasticsearch/images/image';
import { FluentdImage } from '../fluentd/images/image';
import { KibanaImage } from '../kibana/images/image';
import type { ValidationError } from '../reporting/validation-error';
import { DEFAULT_STACKS, STACK_LINES, type StackLine, UPGRADE_STEPS, type UpgradeStep } from './compatibility-data';
import { compareStackVersions, parseStackVersion } from './compatibility-versions';

/** What is taken where nothing is chosen. */
export interface Defaults {
  readonly fluentd: FluentdImage;
  readonly kibana: KibanaImage;
  /** The version of Elasticsearch; 2.4.1 is the add-on's. */
  readonly elasticsearchVersion: string;
  readonly elasticsearchMajor: number;
  readonly reason: string;
}

const AGENTS: ReadonlyMap<number, FluentdImage> = new Map([
  [2, FluentdImage.ADD_ON_1_22],
  [7, FluentdImage.V1_19_3_ELASTICSEARCH_7],
  [8, FluentdImage.V1_19_3_ELASTICSEARCH_8],
  [9, FluentdImage.V1_19_3_ELASTICSEARCH_9],
]);

/** Versions below this are the add-on's, which has images of its own. */
const FIRST_OFFICIAL_MAJOR = 7;

const ADD_ON_KIBANA = 4;
const ADD_ON_ELASTICSEARCH = 2;

/** The parts for a minor of Kubernetes. */
export function defaultsFor(minor: number): Defaults {
  const begun = DEFAULT_STACKS.filter(({ from }) => from <= minor);
  const { major, reason } = begun[begun.length - 1] ?? DEFAULT_STACKS[0];
  const { version } = lineOf(major);
  return {
    fluentd: fluentdFor(major),
    kibana: kibanaFor({ major, version: version.value }),
    elasticsearchVersion: version.value,
    elasticsearchMajor: major,
    reason,
  };
}

/** The store's image for a minor of Kubernetes. */
export function elasticsearchFor(minor: number): ElasticsearchImage {
  const { elasticsearchMajor: major } = defaultsFor(minor);
  return ElasticsearchImage.official(lineOf(Math.max(major, FIRST_OFFICIAL_MAJOR)).version.value);
}

/** The agent's image for a major of Elasticsearch. */
export function fluentdFor(major: number): FluentdImage {
  return AGENTS.get(lineOf(major).major) ?? FluentdImage.V1_19_3_ELASTICSEARCH_9;
}

/** The part of an endpoint that says which Elasticsearch it is. */
export interface ElasticsearchVersion {
  readonly major: number;
  readonly version?: string;
}

/** The page for a store: of its own version where that is known, else the one that its line is known by. */
export function kibanaFor({ major, version }: ElasticsearchVersion): KibanaImage {
  if (major < FIRST_OFFICIAL_MAJOR) return KibanaImage.ADD_ON_4_6_1_1;
  return KibanaImage.official(version ?? lineOf(major).version.value);
}

function isKnown({ major }: ElasticsearchVersion): boolean {
  return STACK_LINES.some((line) => line.major === major);
}

function lineOf(major: number): StackLine {
  const begun = STACK_LINES.filter((line) => line.major <= major);
  return begun[begun.length - 1] ?? STACK_LINES[0];
}

/** The version of a part, and the reference that names it. */
export interface PartVersion {
  readonly published: string;
  readonly major: number;
  readonly version: string;
}

/** A page must be of the store's line and not newer; the add-on's page goes with the add-on's store alone. */
export function checkKibana(page: PartVersion, store: ElasticsearchVersion): ValidationError[] {
  const pair = `${page.published} with Elasticsearch ${store.version ?? store.major}`;
  const wanted = kibanaFor(store)._contract.published;
  const action = isKnown(store) ? `choose ${wanted}, or leave image out` : 'choose a store of one of the known majors';
  const line = lineOf(page.major === ADD_ON_KIBANA ? ADD_ON_ELASTICSEARCH : page.major);
  if (line.major !== store.major) {
    const expected = `Elasticsearch ${line.major}.x with this page: page and store are of one line`;
    return [{ option: 'kibana.image', value: pair, expected, action }];
  }
  const [own, theirs] = [parseStackVersion(page.version), parseStackVersion(store.version ?? '')];
  // The add-on's page counts its versions otherwise than its store.
  if (!own || !theirs || own.major !== theirs.major || compareStackVersions(own, theirs) <= 0) return [];
  const expected = `${theirs.major}.${theirs.minor}.${theirs.patch} or older: a page that is newer than its store does not start`;
  return [{ option: 'kibana.image', value: pair, expected, action }];
}

/** An official image of the stack on a server that is too old for it. */
export function checkFloor(option: string, part: PartVersion, minor: number): ValidationError[] {
  const line = lineOf(part.major);
  if (part.major < FIRST_OFFICIAL_MAJOR || minor >= line.kubernetes) return [];
  return [
    {
      option,
      value: `${part.published} on Kubernetes 1.${minor}`,
      expected: `Kubernetes 1.${line.kubernetes} or newer (${line.kubernetesReason.value})`,
      action: `choose ${defaultsFor(minor).elasticsearchVersion}, or leave image out`,
    },
  ];
}

/** An agent's plugin speaks with the major that it was made for. */
export function checkAgent(agent: FluentdImage, store: ElasticsearchVersion): ValidationError[] {
  const { elasticsearchMajors: majors, published } = agent._contract;
  if (majors.includes(store.major)) return [];
  return [
    {
      option: 'agent.image',
      value: `${published} with Elasticsearch ${store.major}`,
      expected: `Elasticsearch ${majors.join(' and ')} with this image, since the others refuse its requests`,
      action: isKnown(store)
        ? `choose ${fluentdFor(store.major)._contract.published}, or leave image out`
        : 'choose a store of one of the known majors',
    },
  ];
}

/** The versions that an upgrade passes through, in order, the last one included; undefined where data cannot be kept. */
export function upgradePath(from: string, to: string): string[] | undefined {
  const [start, end] = [parseStackVersion(from), parseStackVersion(to)];
  if (!start || !end || compareStackVersions(start, end) > 0) return undefined;
  if (start.major === end.major) return from === to ? [] : [to];
  const step = UPGRADE_STEPS.find((candidate) => Number.parseInt(candidate.from, 10) === start.major);
  if (!step) return undefined;
  const before = `${start.major}.${start.minor}` === step.from ? [] : [newestOf(step.from)];
  if (Number.parseInt(step.to, 10) === end.major) return [...before, to];
  const after = upgradePath(newestOf(step.to), to);
  return after && [...before, newestOf(step.to), ...after];
}

/** The step that leads out of a version; undefined where there is none. */
export function upgradeStepFrom(version: string): UpgradeStep | undefined {
  return UPGRADE_STEPS.find(({ from }) => version.startsWith(`${from}.`));
}

function newestOf(line: string): string {
  const known = STACK_LINES.find(({ version }) => version.value.startsWith(`${line}.`));
  return known?.version.value ?? `${line}.0`;
}
