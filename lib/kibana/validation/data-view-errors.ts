import { userErrors } from '../../elasticsearch/endpoint/endpoint';
import { checkForm } from '../../kubernetes/validation/syntax';
import type { ValidationError } from '../../reporting/validation-error';
import type { KibanaSpec } from '../options/spec';

/** Errors of a data view. */
export function dataViewErrors({ contract, endpoint, dataView }: KibanaSpec): ValidationError[] {
  if (!dataView) return [];
  const { credentials, image, indexPattern, name, timeField } = dataView;
  const errors = [
    ...userErrors('kibana.dataView.credentials', credentials),
    ...image._errorsOf('kibana.dataView.image'),
    ...patternErrors(indexPattern),
    ...checkForm('text', 'kibana.dataView.name', name),
    ...checkForm('text', 'kibana.dataView.timeField', timeField),
  ];
  const rejected = (value: string, expected: string, action: string): ValidationError[] => [
    ...errors,
    { option: 'kibana.dataView', value, expected, action },
  ];
  if (!contract.dataViews) return rejected(contract.published, 'Kibana 7.17 or newer', 'leave the data view out');
  const action =
    'name a user who can create data views in kibana.dataView.credentials, such as elastic with its Secret';
  if ((endpoint.kibanaCredentials ?? endpoint.kibanaToken) && !credentials)
    return rejected('no credentials', 'the credentials of a user, because Elasticsearch has users', action);
  if (credentials?.username === 'kibana_system')
    return rejected('kibana_system', 'a user other than that of Kibana itself, which cannot create data views', action);
  return errors;
}

/** What Elasticsearch allows in the names of indices, with commas and wildcards. */
const PATTERN = /^[^A-Z\s\\/?"<>|#]+$/;

function patternErrors(pattern: string): ValidationError[] {
  if (PATTERN.test(pattern)) return [];
  const expected = 'names of indices in lower case, with wildcards and commas, such as logs-*,audit-*';
  const action = 'name the indices that the agent writes, or leave it out';
  return [{ option: 'kibana.dataView.indexPattern', value: pattern, expected, action, derivedFrom: pattern }];
}
