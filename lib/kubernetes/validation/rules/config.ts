import { type JsonObject, objectIn } from '../../json';
import type { TypeRule } from '../context';

/** `MaxSecretSize`, for ConfigMaps as well. */
const LARGEST = 1024 * 1024;

/** Keys that a Secret of a type has. For basic-auth one of the two is enough. */
const REQUIRED_KEYS: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/dockercfg': ['.dockercfg'],
  'kubernetes.io/dockerconfigjson': ['.dockerconfigjson'],
  'kubernetes.io/ssh-auth': ['ssh-privatekey'],
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
};

function bytesOf(values: JsonObject, read: (text: string) => number): number {
  return Object.values(values).reduce<number>((sum, value) => sum + read(String(value)), 0);
}

function base64Bytes(text: string): number {
  return Buffer.from(text, 'base64').length;
}

export const configRules: readonly TypeRule[] = [
  {
    type: 'ConfigMap',
    source: 'pkg/apis/core/validation: ValidateConfigMap',
    check: (object, _path, context) => {
      const [data, binaryData] = [objectIn(object, 'data') ?? {}, objectIn(object, 'binaryData') ?? {}];
      for (const key of Object.keys(data).filter((name) => Object.hasOwn(binaryData, name)))
        context.rejected(`binaryData.${key}`, key, 'a key that data does not have', 'choose another key');
      const bytes = bytesOf(data, Buffer.byteLength) + bytesOf(binaryData, base64Bytes);
      if (bytes > LARGEST)
        context.rejected('data', `${bytes} bytes`, `at most ${LARGEST} bytes`, 'shorten or split the data');
    },
  },
  {
    type: 'Secret',
    source: 'pkg/apis/core/validation: ValidateSecret',
    check: (object, _path, context) => {
      const [data, stringData] = [objectIn(object, 'data') ?? {}, objectIn(object, 'stringData') ?? {}];
      const bytes = bytesOf(data, base64Bytes) + bytesOf(stringData, Buffer.byteLength);
      if (bytes > LARGEST)
        context.rejected('data', `${bytes} bytes`, `at most ${LARGEST} bytes`, 'shorten or split the data');
      const type = String(object.type ?? '');
      const required = Object.hasOwn(REQUIRED_KEYS, type) ? (REQUIRED_KEYS[type] ?? []) : [];
      for (const key of required.filter((name) => !Object.hasOwn(data, name) && !Object.hasOwn(stringData, name)))
        context.rejected(`data.${key}`, undefined, `a value in a Secret of type ${type}`, 'add the key');
    },
  },
];
