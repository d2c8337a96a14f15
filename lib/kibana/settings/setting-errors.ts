import type { PodOptions } from '../../kubernetes/pod/pod-options';
import type { ValidationError } from '../../reporting/validation-error';
import { SETTING_OPTIONS, variableOf } from '../images/settings';
import type { KibanaSpec } from '../options/spec';
import { configVariables } from './config';

/** Errors of settings on which Service, probe, Job or network policy depend. */
export function settingErrors(spec: KibanaSpec): ValidationError[] {
  return spec.contract.variables ? unknownErrors(spec) : Object.keys(spec.settings).flatMap(settingError);
}

const SETTING_NAME = /^[A-Za-z_][\w-]*(\.[\w-]+)*$/;

function settingError(name: string): ValidationError[] {
  const option = Object.hasOwn(SETTING_OPTIONS, name) ? SETTING_OPTIONS[name] : undefined;
  if (option !== undefined) return [ownedError('kibana.settings', name, option)];
  if (SETTING_NAME.test(name)) return [];
  const expected = 'the full name of a setting, such as server.maxPayload';
  return [{ option: 'kibana.settings', value: name, expected, action: 'write the name as kibana.yml has it' }];
}

/** Errors of variables that the image turns into command line arguments, which override kibana.yml. */
export function variableErrors({ contract }: KibanaSpec, pod: PodOptions): ValidationError[] {
  if (contract.variables) return [];
  const owned = new Map(Object.entries(SETTING_OPTIONS).map(([setting, option]) => [variableOf(setting), option]));
  return (pod.env ?? []).flatMap(({ name }) => {
    const option = owned.get(name);
    return option === undefined ? [] : [ownedError('kibana.pod.env', name, option)];
  });
}

function ownedError(where: string, value: string, option: string): ValidationError {
  const action = option.startsWith('no option') ? option.replace('no option', 'leave it out') : `use ${option}`;
  return { option: where, value, expected: 'a setting that this library does not write', action };
}

/** Variables that every container of the image has. */
const IMAGE_VARIABLES = ['HOSTNAME', 'HOME', 'PATH', 'ELASTIC_CONTAINER'];

/** Errors of settings that refer to a variable that nothing sets: Kibana does not start with one. */
export function referenceErrors(spec: KibanaSpec, pod: PodOptions): ValidationError[] {
  const known = [...configVariables(spec), ...(pod.env ?? [])].map(({ name }) => name).concat(IMAGE_VARIABLES);
  return Object.entries(spec.settings).flatMap(([setting, value]) => {
    const names = [...value.matchAll(/\$\{(\w+)\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
    const unknown = names.filter((name) => !known.includes(name));
    return unknown.map((name) => ({
      option: `kibana.settings["${setting}"]`,
      value,
      expected: 'references to variables of the container',
      action: `add the variable ${name} to kibana.pod.env`,
    }));
  });
}

/** An image without kibana.yml takes only the address of Elasticsearch and the path of the proxy. */
function unknownErrors(spec: KibanaSpec): ValidationError[] {
  const { endpoint, encryptionKeys, givenBasePath, tls, settings, contract } = spec;
  const given: Readonly<Record<string, unknown>> = {
    'elasticsearch.kibanaCredentials': endpoint.kibanaCredentials?.secret.name,
    'elasticsearch.kibanaToken': endpoint.kibanaToken?.secret.name,
    'elasticsearch.caSecret': endpoint.caSecret?.name,
    'kibana.encryptionKeys': encryptionKeys?.name,
    'kibana.basePath': givenBasePath,
    'kibana.tls': tls?.certificate.name,
    'kibana.settings': Object.keys(settings).length > 0 ? settings : undefined,
  };
  return Object.entries(given).flatMap(([option, value]) => {
    if (value === undefined) return [];
    const expected = `an image with kibana.yml, which ${contract.published} does not have`;
    return [{ option, value, expected, action: 'set kibana.image to KibanaImage.official, or leave the option out' }];
  });
}
