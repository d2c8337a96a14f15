import type { ApiObject } from 'cdk8s';
import { EXPECTED_KEY, isPlainObject } from '../../reporting/json-values';
import type { ValidationError } from '../../reporting/validation-error';

const METADATA = ['labels', 'annotations'];

/** Errors of the props of an object that it does not show when it is rendered, because cdk8s drops or converts them. */
export function givenPropsErrors(object: ApiObject): ValidationError[] {
  const { props } = object as unknown as { readonly props?: unknown };
  return [...metadataErrors(props), ...droppedKeys(props)];
}

function metadataErrors(props: unknown): ValidationError[] {
  const metadata = isPlainObject(props) ? (props.metadata ?? undefined) : undefined;
  const wrong = (option: string, value: unknown, expected: string): ValidationError[] => {
    return [{ option, value, expected, action: 'correct the type of the value' }];
  };
  if (metadata === undefined) return [];
  if (typeof metadata !== 'object' || Array.isArray(metadata)) return wrong('metadata', metadata, 'an object');
  const { namespace, ...others }: Readonly<Record<string, unknown>> = { ...metadata };
  return [
    ...(typeof (namespace ?? '') === 'string' ? [] : wrong('metadata.namespace', namespace, 'a text')),
    ...METADATA.flatMap((field) => {
      const value = others[field] ?? {};
      const isMap = typeof value === 'object' && !Array.isArray(value);
      return isMap ? [] : wrong(`metadata.${field}`, value, 'an object');
    }),
  ];
}

/** cdk8s drops the key `__proto__`, which JSON.parse makes a key of the object. */
function droppedKeys(value: unknown, path = ''): ValidationError[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => droppedKeys(item, `${path}[${index}]`));
  if (!isPlainObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const at = path === '' ? key : `${path}.${key}`;
    if (key !== '__proto__') return droppedKeys(inner, at);
    return [{ option: at, value: inner, expected: EXPECTED_KEY, action: 'choose another key' }];
  });
}
