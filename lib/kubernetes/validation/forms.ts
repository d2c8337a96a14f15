import { isIP } from 'node:net';
import { Quantity } from '../quantity';
import { isCanonicalAddress, isCanonicalCidr } from './addresses';
import { isCronSchedule } from './cron-schedule';

/** What a text has to look like. */
export interface Form {
  /** What is expected, for a message. */
  readonly expected: string;
  readonly accepts: (text: string) => boolean;
}

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const NAME = '[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?';
const WHOLE_NAME = new RegExp(`^${NAME}$`);

/** github.com/distribution/reference, which kubelets and runtimes use. */
const IMAGE_HOST =
  '([A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*|\\[[0-9A-Fa-f:]+\\])(:[0-9]+)?';
const IMAGE_NAME = '[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*';
const IMAGE = new RegExp(
  `^(${IMAGE_HOST}/)?${IMAGE_NAME}(/${IMAGE_NAME})*(:\\w[\\w.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*([-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9A-Fa-f]{32,})?$`,
);

function form(longest: number, pattern: string, expected: string): Form {
  const whole = new RegExp(`^(?:${pattern})$`);
  return { expected, accepts: (text) => text.length <= longest && whole.test(text) };
}

const dnsSubdomain = form(
  253,
  SUBDOMAIN,
  'at most 253 lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit',
);

/**
 * The forms that API servers check (apimachinery `util/validation` and `api/validation`, `pkg/apis/core/validation`).
 */
export const FORMS = {
  dnsLabel: form(63, LABEL, 'at most 63 lowercase letters, digits and "-", starting and ending with a letter or digit'),
  dnsSubdomain,
  pathSegment: {
    expected: 'text without "/" and "%" that is not "." or ".."',
    accepts: (text) => text.length <= 253 && /^(?!\.{1,2}$)[^/%]+$/.test(text),
  },
  serviceName: form(
    63,
    '[a-z]([-a-z0-9]*[a-z0-9])?',
    'at most 63 lowercase letters, digits and "-", starting with a letter and ending with a letter or digit',
  ),
  imageReference: {
    expected:
      'the reference of an image in the form registry/project/name:tag or …@sha256:digest, with a lowercase name',
    accepts: (text) => text.length <= 4096 && IMAGE.test(text),
  },
  portName: {
    expected: 'at most 15 lowercase letters, digits and single "-", with one letter at least',
    accepts: (text) => text.length <= 15 && /^(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*$/.test(text),
  },
  labelKey: {
    expected: 'an optional DNS subdomain and "/", then at most 63 letters, digits, "-", "_" and "."',
    accepts: isQualifiedName,
  },
  annotationKey: {
    expected: 'an optional DNS subdomain and "/", then at most 63 letters, digits, "-", "_" and "."',
    accepts: (text) => isQualifiedName(text.toLowerCase()),
  },
  labelValue: form(
    63,
    `(${NAME})?`,
    'at most 63 letters, digits, "-", "_" and ".", starting and ending with a letter or digit',
  ),
  environmentName: {
    expected: 'letters, digits, "_", "." and "-", not starting with a digit or ".."',
    accepts: (text) => /^(?!\.{1,2}$|\.\.)[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(text),
  },
  anyEnvironmentName: {
    expected: 'printable ASCII characters other than "="',
    accepts: (text) => /^[ -<>-~]+$/.test(text),
  },
  containerResource: {
    expected: '"limits." or "requests.", then cpu, memory, ephemeral-storage or "hugepages-" and a size',
    accepts: (text) => /^(limits|requests)\.(cpu|memory|ephemeral-storage|hugepages-.*)$/.test(text),
  },
  quantity: {
    expected: 'a quantity such as 100m, 0.5, 200Mi or 10Gi, below 8Ei',
    accepts: (text) => Quantity.parse(text)?.isNegative === false,
  },
  absolutePath: {
    expected: 'an absolute path without ".." and ":"',
    accepts: (text) => text.length <= 4096 && /^\/(?!.*(^|\/)\.\.(\/|$))[^\0:\n]*$/.test(text),
  },
  hostPath: {
    expected: 'an absolute path without ".."',
    accepts: (text) => /^\/[^\0\n]*$/.test(text) && !text.split('/').includes('..'),
  },
  mountPath: { expected: 'an absolute path without ":"', accepts: (text) => /^\/[^\0:\n]*$/.test(text) },
  relativePath: {
    expected: 'a relative path without ".."',
    accepts: (text) => !text.startsWith('/') && !text.split('/').includes('..'),
  },
  filePath: {
    expected: 'a relative path that does not start with ".." and has no part ".."',
    accepts: (text) => text !== '' && !/^(\/|\.\.)/.test(text) && !text.split('/').includes('..'),
  },
  hostPorts: {
    expected: 'pairs of host and port, separated by commas',
    accepts: (text) => text.split(',').every((pair) => /^([^[\]:]*|\[[^[\]]*\]):[^[\]:]*$/.test(pair)),
  },
  iscsiName: {
    expected: 'the name of an iSCSI node, such as iqn.2001-04.com.example:storage.disk1',
    accepts: (text) =>
      /^(iqn\.\d{4}-\d{2}\.[-.A-Za-z0-9]+(:[^,;*&$|\s]+)$|eui.[A-Za-z0-9]{16}$|naa.[A-Za-z0-9]{32}$)/.test(text),
  },
  csiDriver: form(
    63,
    '[A-Za-z0-9]([-A-Za-z0-9.]*[A-Za-z0-9])?',
    'at most 63 letters, digits, "-" and ".", starting and ending with a letter or digit',
  ),
  searchDomain: {
    expected: `${dnsSubdomain.expected}; a "." at the end is allowed`,
    accepts: (text) => dnsSubdomain.accepts(text.replace(/\.$/, '')),
  },
  relaxedSearchDomain: {
    expected: `${dnsSubdomain.expected}; "_", and a "." at the end, are allowed`,
    accepts: (text) => text === '.' || dnsSubdomain.accepts(text.replace(/\.$/, '').replaceAll('_', 'a')),
  },
  sysctl: form(
    253,
    '([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?',
    'the name of a sysctl, such as net.ipv4.tcp_syncookies',
  ),
  windowsUser: {
    expected: 'USER or DOMAIN\\USER, with at most 104 characters and none of "/:;|=,+*?<>@[]',
    accepts: isWindowsUser,
  },
  seLinuxType: form(255, '[a-z][a-z0-9_]*_t', 'the name of a type, such as spc_t'),
  configKey: {
    expected: 'at most 253 letters, digits, "-", "_" and ".", not starting with ".."',
    accepts: (text) => text.length <= 253 && /^(?!\.\.|\.$)[-._a-zA-Z0-9]+$/.test(text),
  },
  configKeyBefore1_4: form(
    253,
    `\\.?${SUBDOMAIN}`,
    'lowercase letters, digits, "-" and ".", each part starting and ending with a letter or digit (Kubernetes 1.3)',
  ),
  serviceNameBefore1_4: form(
    24,
    '[a-z]([-a-z0-9]*[a-z0-9])?',
    'at most 24 lowercase letters, digits and "-", starting with a letter (Kubernetes 1.3)',
  ),
  httpHeaderName: form(4096, '[-A-Za-z0-9]+', 'letters, digits and "-"'),
  cidr: {
    expected: 'an address range such as 203.0.113.0/24 or 2001:db8::/32, with no bits set after the prefix',
    accepts: isCanonicalCidr,
  },
  address: { expected: 'an IP address such as 203.0.113.7 or 2001:db8::7', accepts: isCanonicalAddress },
  /** A field of old, in which servers take every form of an address. */
  anyAddress: {
    expected: 'an IP address such as 203.0.113.7 or 2001:db8::7',
    accepts: (text) => isIP(text) === 4 || (isIP(text) === 6 && !/[.%]/.test(text)),
  },
  externalAddress: {
    expected: 'the IP address of a host, not a loopback, link-local or multicast address',
    accepts: (text) =>
      isCanonicalAddress(text) && !/^(127\.|169\.254\.|0\.0\.0\.0$|22[4-9]\.|23\d\.|::1?$|fe[89ab]|ff)/.test(text),
  },
  host: {
    expected: 'a DNS name in lowercase, or "*." and a DNS name; not an IP address',
    accepts: (text) => isIP(text) === 0 && dnsSubdomain.accepts(text.startsWith('*.') ? text.slice(2) : text),
  },
  exactHost: {
    expected: 'a DNS name in lowercase such as logs.example.com, not an IP address',
    accepts: (text) => dnsSubdomain.accepts(text) && !/(^|\.)\d+$/.test(text),
  },
  cronSchedule: {
    expected: 'minute, hour, day of month, month and day of week, such as "0 3 * * *", or a name such as @daily',
    accepts: isCronSchedule,
  },
  domainPath: {
    expected: 'a domain, "/" and a path, such as example.com/controller, with 63 characters at most',
    accepts: (text) =>
      text.length <= 63 &&
      /^[^/]+\/[-\w.~%!$&'()*+,;=:/]+$/.test(text) &&
      dnsSubdomain.accepts(text.split('/')[0] ?? ''),
  },
  signerName: {
    expected: 'a domain, "/" and a name, such as example.com/signer',
    accepts: (text) => {
      const [domain = '', name = '', ...more] = text.split('/');
      return more.length === 0 && domain.includes('.') && dnsSubdomain.accepts(domain) && dnsSubdomain.accepts(name);
    },
  },
  timeZone: { expected: 'the name of a time zone such as Europe/Vienna or Etc/UTC', accepts: isTimeZone },
  text: { expected: 'a text that is not empty', accepts: (text) => text !== '' },
} satisfies Record<string, Form>;

export type FormName = keyof typeof FORMS;

function isQualifiedName(text: string): boolean {
  const parts = text.split('/');
  const name = parts.pop() ?? '';
  const [prefix] = parts;
  if (parts.length > 1 || (prefix !== undefined && !dnsSubdomain.accepts(prefix))) return false;
  return name.length <= 63 && WHOLE_NAME.test(name);
}

function isWindowsUser(text: string): boolean {
  const [user = '', domain, ...others] = text.split('\\').reverse();
  const hasDomain =
    domain === undefined || /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/.test(domain) || dnsSubdomain.accepts(domain);
  return (
    others.length === 0 && hasDomain && user.length <= 104 && /^(?![. ]+$)[^"/\\:;|=,+*?<>@[\]\p{Cc}]+$/u.test(user)
  );
}

function isTimeZone(text: string): boolean {
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*)*$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
