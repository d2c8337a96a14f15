import { type JsonObject, objectIn } from '../../../json';
import { Quantity } from '../../../quantity';
import type { TypeRule, ValidationContext } from '../../context';
import { FORMS } from '../../forms';

const BYTES = ['memory', 'ephemeral-storage'];
const STANDARD = ['cpu', ...BYTES];
const EXPECTED_NAME = `${STANDARD.join(', ')}, hugepages-SIZE, or the name of an extended resource such as example.com/gpu`;

const OF_PODS = ['cpu', 'memory'];
const EXPECTED_OF_PODS = 'cpu, memory, or hugepages-SIZE';

const isHugePages = (name: string) => /^hugepages-\d/.test(name);

function isResourceName(name: string): boolean {
  if (!name.includes('/')) return STANDARD.includes(name) || isHugePages(name);
  return FORMS.labelKey.accepts(name) && !name.startsWith('requests.');
}

/** The resources of a container or of a pod. */
interface Resources {
  readonly path: string;
  readonly limits: JsonObject;
  readonly requests: JsonObject;
}

/** Whether an amount of huge pages is a number of pages. */
function isWholePages(name: string, value: unknown): boolean {
  const [size, amount] = [Quantity.parse(name.replace('hugepages-', '')), Quantity.parse(value)];
  return size === undefined || amount === undefined || amount.isMultipleOf(size);
}

/** Whether requests may be lower than limits, and parts of a whole: servers count all names with kubernetes.io/ as native. */
function allowsOvercommit(name: string): boolean {
  return STANDARD.includes(name) || name.includes('kubernetes.io/');
}

function checkAmounts(amounts: JsonObject, path: string, context: ValidationContext): void {
  for (const [name, value] of Object.entries(amounts)) {
    const amount = Quantity.parse(value);
    if (!isResourceName(name))
      context.rejected(`${path}.${name}`, name, EXPECTED_NAME, 'correct the name of the resource');
    else if (amount?.isNegative) context.rejected(`${path}.${name}`, value, '0 or more', 'correct the amount');
    else if (isHugePages(name) && !isWholePages(name, value))
      context.rejected(`${path}.${name}`, value, 'a multiple of the page size', 'correct the amount');
    else if (!allowsOvercommit(name) && amount?.isWhole === false)
      context.rejected(`${path}.${name}`, value, 'a whole number', 'correct the amount');
    else if (BYTES.includes(name) && amount?.isWhole === false && /[num]$/.test(String(value)))
      context.rejected(`${path}.${name}`, value, 'bytes, such as 200Mi', 'write Mi for mebibytes: m means thousandths');
  }
}

/** Requests within limits, and huge pages beside cpu or memory. */
function checkRequests({ path, limits, requests }: Resources, context: ValidationContext): void {
  for (const [name, value] of Object.entries(requests)) {
    const [request, limit] = [Quantity.parse(value), Quantity.parse(limits[name])];
    const at = `${path}.requests.${name}`;
    const above = request !== undefined && limit !== undefined ? request.compareTo(limit) : 0;
    if (!allowsOvercommit(name) && (limits[name] === undefined || above !== 0))
      context.rejected(at, value, `the same amount as the limit (${limits[name] ?? 'none'})`, 'set both to one amount');
    else if (above > 0 && !limit?.isNegative)
      context.rejected(at, value, `at most ${limits[name]}, the limit`, 'lower the request or raise the limit');
  }
  const names = Object.keys({ ...limits, ...requests });
  if (names.some(isHugePages) && !names.some((name) => OF_PODS.includes(name)))
    context.rejected(path, names, 'cpu or memory beside huge pages', 'add cpu or memory');
}

function resourcesAt(owner: JsonObject, path: string): Resources {
  const resources = objectIn(owner, 'resources');
  return {
    path: `${path}.resources`,
    limits: objectIn(resources, 'limits') ?? {},
    requests: objectIn(resources, 'requests') ?? {},
  };
}

export const resourceRules: readonly TypeRule[] = [
  {
    type: 'Container',
    source:
      'pkg/apis/core/validation: validateResourceRequirements, ValidateContainerResourceName; ' +
      'pkg/api/pod warns of fractional byte values',
    check: (container, path, context) => {
      const resources = resourcesAt(container, path);
      checkAmounts(resources.limits, `${resources.path}.limits`, context);
      checkAmounts(resources.requests, `${resources.path}.requests`, context);
      checkRequests(resources, context);
    },
  },
  {
    type: 'PodSpec',
    source: 'pkg/apis/core/validation: validatePodResources, validateOverhead',
    check: (spec, path, context) => {
      checkAmounts(objectIn(spec, 'overhead') ?? {}, `${path}.overhead`, context);
      const resources = resourcesAt(spec, path);
      for (const field of ['limits', 'requests'] as const) {
        checkAmounts(resources[field], `${resources.path}.${field}`, context);
        for (const name of Object.keys(resources[field]))
          if (isResourceName(name) && !OF_PODS.includes(name) && !isHugePages(name))
            context.rejected(`${resources.path}.${field}.${name}`, name, EXPECTED_OF_PODS, 'set it in containers');
      }
      checkRequests(resources, context);
      const claims = objectIn(spec, 'resources')?.claims;
      if (claims !== undefined)
        context.rejected(`${resources.path}.claims`, claims, 'no value', 'name claims in containers');
    },
  },
];
