import { changed, container, reported, spec } from './changed-objects';

type Values = Readonly<Record<string, unknown>>;

/** What a pod has, fields of its spec, the paths below it that are reported, and the minor of the server if not the newest. */
type Case = readonly [string, Values, readonly string[], number?];

function testCases(name: string, cases: readonly Case[]): void {
  const complete = cases.map(([what, fields, paths, minor = 37]) => [what, fields, paths, minor] as const);
  test.each(complete)(`${name}: %s`, (_what, fields, paths, minor) => {
    const values = Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${spec}/${field}`, value]));
    const expected = paths.map((path) => `spec.template.spec.${path}`);
    expect(reported(changed('Deployment', values), minor)).toEqual(expected);
  });
}

const main = container.slice(spec.length + 1);
const at = 'containers[0]';
const many = (count: number, one: string) => Array.from({ length: count }, () => one);
const dns = (dnsConfig: object) => ({ dnsConfig });

testCases('DNS', [
  [
    'servers, domains and options',
    dns({ nameservers: ['10.0.0.1'], searches: ['a.b.'], options: [{ name: 'a' }] }),
    [],
  ],
  ['a server by an address of IPv6', dns({ nameservers: ['2001:4860:4860:0:0:0:0:8888'] }), []],
  ['a server by name', dns({ nameservers: ['dns'] }), ['dnsConfig.nameservers[0]']],
  ['a server without an address', dns({ nameservers: [''] }), ['dnsConfig.nameservers[0]']],
  ['four servers', dns({ nameservers: many(4, '10.0.0.1') }), ['dnsConfig.nameservers']],
  ['a domain with a space', dns({ searches: ['a b'] }), ['dnsConfig.searches[0]']],
  ['a domain with an underscore from 1.33 on', dns({ searches: ['_a', '.'] }), [], 33],
  [
    'a domain with an underscore before',
    dns({ searches: ['a_b', '.'] }),
    ['dnsConfig.searches[0]', 'dnsConfig.searches[1]'],
    32,
  ],
  ['32 domains from 1.26 on', dns({ searches: many(32, 'a') }), [], 26],
  ['33 domains', dns({ searches: many(33, 'a') }), ['dnsConfig.searches']],
  ['7 domains before', dns({ searches: many(7, 'a') }), ['dnsConfig.searches'], 25],
  ['long domains', dns({ searches: many(9, 'a'.repeat(240)) }), ['dnsConfig.searches']],
  ['an option without a name', dns({ options: [{ value: 'a' }] }), ['dnsConfig.options[0].name']],
  ['the policy None with a server', { dnsPolicy: 'None', dnsConfig: { nameservers: ['10.0.0.1'] } }, []],
  ['the policy None without a server', { dnsPolicy: 'None' }, ['dnsConfig.nameservers']],
]);

testCases('names', [
  ['an empty hostnameOverride', { hostnameOverride: '' }, ['hostnameOverride']],
  ['an alias without an address', { hostAliases: [{ hostnames: ['a'] }] }, ['hostAliases[0].ip']],
  ['a readiness gate', { readinessGates: [{ conditionType: 'example.com/a' }] }, []],
  [
    'a readiness gate with a space',
    { readinessGates: [{ conditionType: 'a b' }] },
    ['readinessGates[0].conditionType'],
  ],
  ['an operating system without a name', { os: {} }, ['os.name']],
  [
    'an account with another form',
    { serviceAccount: 'A', serviceAccountName: 'A' },
    ['serviceAccountName', 'serviceAccount'],
  ],
]);

const spread = (...fields: object[]) => ({
  topologySpreadConstraints: fields.map((each) => ({
    maxSkew: 1,
    topologyKey: 'zone',
    whenUnsatisfiable: 'DoNotSchedule',
    ...each,
  })),
});
const affinity = (podAffinityTerm: object) => ({
  affinity: {
    podAffinity: {
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 1, podAffinityTerm: { topologyKey: 'zone', ...podAffinityTerm } },
      ],
    },
  },
});
const term = 'affinity.podAffinity.preferredDuringSchedulingIgnoredDuringExecution[0].podAffinityTerm';
const nodeFields = (field: object) => ({
  affinity: {
    nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [{ matchFields: [field] }] } },
  },
});
const matchFields =
  'affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchFields[0]';

testCases('scheduling', [
  ['two constraints', spread({}, { whenUnsatisfiable: 'ScheduleAnyway' }), []],
  ['a constraint twice', spread({}, { maxSkew: 2 }), ['topologySpreadConstraints[1].topologyKey']],
  ['domains', spread({ minDomains: 1 }), []],
  ['no domains', spread({ minDomains: 0 }), ['topologySpreadConstraints[0].minDomains']],
  [
    'domains of a preference',
    spread({ minDomains: 2, whenUnsatisfiable: 'ScheduleAnyway' }),
    ['topologySpreadConstraints[0].minDomains'],
  ],
  ['keys of labels', spread({ labelSelector: {}, matchLabelKeys: ['a'] }), []],
  [
    'keys of labels without a selector',
    spread({ matchLabelKeys: ['a'] }),
    ['topologySpreadConstraints[0].matchLabelKeys'],
  ],
  [
    'keys that are no keys',
    affinity({ labelSelector: {}, mismatchLabelKeys: ['a b'] }),
    [`${term}.mismatchLabelKeys[0]`],
  ],
  ['other keys without a selector', affinity({ mismatchLabelKeys: ['a'] }), [`${term}.mismatchLabelKeys`]],
  ['a node by name', nodeFields({ key: 'metadata.name', operator: 'In', values: ['a'] }), []],
  ['nodes by name', nodeFields({ key: 'metadata.name', operator: 'In', values: ['a', 'b'] }), [matchFields]],
  ['a node by another field', nodeFields({ key: 'metadata.uid', operator: 'In', values: ['a'] }), [matchFields]],
  ['a node with another name', nodeFields({ key: 'metadata.name', operator: 'NotIn', values: ['a'] }), []],
  ['an empty policy', spread({ nodeTaintsPolicy: '' }), ['topologySpreadConstraints[0].nodeTaintsPolicy']],
  ['a priority without a class', { priority: 1, priorityClassName: undefined }, ['priority']],
  ['the priority without a class', { priority: 0, priorityClassName: undefined }, []],
  ['the priority of a class', { priority: 2_000_001_000, priorityClassName: 'system-node-critical' }, []],
  ['a priority that its class lacks', { priority: 1, priorityClassName: 'system-node-critical' }, ['priority']],
  ['a priority of an unknown class', { priority: 1 }, []],
  ['a policy without its class', { preemptionPolicy: 'Never', priorityClassName: undefined }, ['preemptionPolicy']],
  ['a policy with a class', { preemptionPolicy: 'Never' }, []],
  ['an overhead without its class', { overhead: { cpu: '1' } }, ['overhead']],
  ['an overhead of a class', { overhead: { cpu: '1' }, runtimeClassName: 'a' }, []],
  ['an overhead below 0', { overhead: { cpu: '-1' }, runtimeClassName: 'a' }, ['overhead.cpu']],
  ['a node with a gate', { schedulingGates: [{ name: 'a' }], nodeName: 'a' }, ['nodeName']],
]);

testCases('resources of the pod', [
  ['cpu', { resources: { limits: { cpu: '2' }, requests: { cpu: '1' } } }, []],
  [
    'requests above limits',
    { resources: { limits: { cpu: '1' }, requests: { cpu: '2' } } },
    ['resources.requests.cpu'],
  ],
  [
    'another resource',
    { resources: { limits: { 'ephemeral-storage': '1Gi' } } },
    ['resources.limits.ephemeral-storage'],
  ],
  ['claims', { resources: { claims: [] } }, ['resources.claims']],
]);

const claims = (used: object[], ...resourceClaims: object[]) => ({
  resourceClaims,
  [`${main}/resources`]: { claims: used },
});

testCases('resource claims', [
  ['one of the pod', claims([{ name: 'a' }], { name: 'a', resourceClaimName: 'a' }), []],
  [
    'two requests of one',
    claims(
      [
        { name: 'a', request: 'x' },
        { name: 'a', request: 'y' },
      ],
      { name: 'a', resourceClaimName: 'a' },
    ),
    [],
  ],
  [
    'one that the pod lacks',
    claims([{ name: 'b' }], { name: 'a', resourceClaimName: 'a' }),
    [`${at}.resources.claims[0].name`],
  ],
  [
    'one twice',
    claims([{ name: 'a' }, { name: 'a', request: 'x' }], { name: 'a', resourceClaimName: 'a' }),
    [`${at}.resources.claims[1]`],
  ],
  [
    'two of one name',
    claims([], { name: 'a', resourceClaimName: 'a' }, { name: 'a', resourceClaimName: 'b' }),
    ['resourceClaims[1].name'],
  ],
  ['one without an object', claims([], { name: 'a' }), ['resourceClaims[0]']],
  [
    'one with two objects',
    claims([], { name: 'a', resourceClaimName: 'a', resourceClaimTemplateName: 'a' }),
    ['resourceClaims[0]'],
  ],
  ['one without a name', claims([], { resourceClaimName: 'a' }), ['resourceClaims[0].name']],
  [
    'one with an empty object',
    claims([], { name: 'a', resourceClaimName: '' }),
    ['resourceClaims[0].resourceClaimName'],
  ],
  [
    'a request with another form',
    claims([{ name: 'a', request: 'A' }], { name: 'a', resourceClaimName: 'a' }),
    [`${at}.resources.claims[0].request`],
  ],
]);

const sleep = (seconds: number) => ({ [`${main}/lifecycle`]: { preStop: { sleep: { seconds } } } });
const variable = (valueFrom: object) => ({ [`${main}/env`]: [{ name: 'A', valueFrom }] });
const prefix = (text: string) => ({ [`${main}/envFrom`]: [{ prefix: text, secretRef: { name: 'a' } }] });
const file = { fileKeyRef: { volumeName: 'data', path: 'a', key: 'a' } };
const divided = (resource: string, divisor: string) => variable({ resourceFieldRef: { resource, divisor } });

testCases('containers', [
  ['a sleep of 0 seconds from 1.33 on', sleep(0), [], 33],
  ['a sleep of 0 seconds before', sleep(0), [`${at}.lifecycle.preStop.sleep.seconds`], 32],
  ['a sleep as long as the grace period', sleep(30), []],
  ['a sleep beyond the grace period', sleep(31), [`${at}.lifecycle.preStop.sleep.seconds`]],
  ['a sleep within a longer grace period', { ...sleep(31), terminationGracePeriodSeconds: 60 }, []],
  ['a device without a name', { [`${main}/volumeDevices`]: [{ devicePath: '/a' }] }, [`${at}.volumeDevices[0].name`]],
  ['an empty restart policy', { [`${main}/restartPolicy`]: '' }, [`${at}.restartPolicy`]],
  ['a prefix of variables', prefix('APP_'), [], 31],
  ['a prefix with a colon from 1.32 on', prefix('APP:'), [], 32],
  ['a prefix with a colon before', prefix('APP:'), [`${at}.envFrom[0].prefix`], 31],
  ['a variable from a file', variable(file), []],
  [
    'a variable from a file of another volume',
    variable({ fileKeyRef: { ...file.fileKeyRef, volumeName: 'logs' } }),
    [`${at}.env[0].valueFrom.fileKeyRef.volumeName`],
  ],
  [
    'a field of another version',
    variable({ fieldRef: { apiVersion: 'v2', fieldPath: 'metadata.name' } }),
    [`${at}.env[0].valueFrom.fieldRef.apiVersion`],
  ],
  ['memory in another form', divided('limits.memory', '1024Ki'), []],
  ['cpu in no unit', divided('limits.cpu', '0m'), []],
  ['memory in pages', divided('limits.memory', '4Ki'), [`${at}.env[0].valueFrom.resourceFieldRef.divisor`]],
]);

const windows = (windowsOptions: object) => ({ [`${main}/securityContext`]: { windowsOptions } });

testCases('security', [
  [
    'a profile of the node',
    { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'a/b.json' } } },
    [],
  ],
  [
    'a profile outside of its folder',
    { securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: '../a' } } },
    ['securityContext.seccompProfile.localhostProfile'],
  ],
  [
    'an empty profile of AppArmor',
    { securityContext: { appArmorProfile: { type: 'RuntimeDefault', localhostProfile: '' } } },
    ['securityContext.appArmorProfile.localhostProfile'],
  ],
  [
    'an unmasked /proc of a user namespace',
    { hostUsers: false, [`${main}/securityContext`]: { procMount: 'Unmasked' } },
    [],
  ],
  [
    'an unmasked /proc',
    { [`${main}/securityContext`]: { procMount: 'Unmasked' } },
    [`${at}.securityContext.procMount`],
  ],
  [
    'a network of the node with a user namespace',
    { hostUsers: false, hostNetwork: true, [`${main}/ports`]: [], [`${main}/livenessProbe`]: undefined },
    ['hostNetwork'],
  ],
  ['sysctls', { securityContext: { sysctls: [{ name: 'net.ipv4/tcp_syncookies', value: '1' }] } }, []],
  [
    'a sysctl with another form',
    { securityContext: { sysctls: [{ name: 'A', value: '1' }] } },
    ['securityContext.sysctls[0].name'],
  ],
  [
    'a sysctl twice',
    {
      securityContext: {
        sysctls: [
          { name: 'a', value: '1' },
          { name: 'a', value: '2' },
        ],
      },
    },
    ['securityContext.sysctls[1].name'],
  ],
  ['a user of Windows', windows({ runAsUserName: 'EXAMPLE\\user', gmsaCredentialSpecName: 'a' }), []],
  ...['', 'a\\b\\c', 'a@b', '...', 'a'.repeat(105), 'a.b_c\\user/'].map(
    (runAsUserName): Case => [
      `the user ${JSON.stringify(runAsUserName.slice(0, 9))} of Windows`,
      windows({ runAsUserName }),
      [`${at}.securityContext.windowsOptions.runAsUserName`],
    ],
  ),
  [
    'an empty name of credentials',
    windows({ gmsaCredentialSpecName: '' }),
    [`${at}.securityContext.windowsOptions.gmsaCredentialSpecName`],
  ],
  ['a process of the node without its network', windows({ hostProcess: true }), ['hostNetwork']],
]);
