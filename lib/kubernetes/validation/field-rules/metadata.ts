import { type FieldRule, OPERATORS } from './field-rule';

export const METADATA_FIELDS: readonly FieldRule[] = [
  // kubectl would take its current namespace for an empty one.
  {
    type: 'ObjectMeta',
    field: 'namespace',
    form: 'dnsLabel',
    rejectsEmpty: true,
    source: 'apimachinery: ValidateNamespaceName',
  },
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
