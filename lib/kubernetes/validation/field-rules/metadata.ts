import { type FieldRule, OPERATORS } from './field-rule';

export const METADATA_FIELDS: readonly FieldRule[] = [
  { type: 'ObjectMeta', field: 'namespace', form: 'dnsLabel', source: 'apimachinery: ValidateNamespaceName' },
  { type: 'ObjectMeta', field: 'labels', keys: 'labelKey', form: 'labelValue', source: 'apimachinery: ValidateLabels' },
  { type: 'ObjectMeta', field: 'annotations', keys: 'annotationKey', source: 'apimachinery: ValidateAnnotations' },
  {
    type: 'LabelSelector',
    field: 'matchLabels',
    keys: 'labelKey',
    form: 'labelValue',
    source: 'apimachinery: ValidateLabelSelector',
  },
  {
    type: 'LabelSelectorRequirement',
    field: 'key',
    required: true,
    form: 'labelKey',
    source: 'apimachinery: ValidateLabelSelectorRequirement',
  },
  {
    type: 'LabelSelectorRequirement',
    field: 'operator',
    oneOf: OPERATORS,
    source: 'apimachinery: ValidateLabelSelectorRequirement',
  },
  {
    type: 'LabelSelectorRequirement',
    field: 'values',
    form: 'labelValue',
    source: 'apimachinery: ValidateLabelSelectorRequirement',
  },
];
