import { core, type FieldRule, LARGEST_ID, OPERATORS } from './field-rule';

const EFFECTS = ['NoSchedule', 'PreferNoSchedule', 'NoExecute'];

export const SCHEDULING_FIELDS: readonly FieldRule[] = [
  { type: 'Toleration', field: 'key', form: 'labelKey', source: core('ValidateTolerations') },
  // Lt and Gt need the feature gate TaintTolerationComparisonOperators, which is off up to 1.37.
  { type: 'Toleration', field: 'operator', oneOf: ['Exists', 'Equal'], source: core('ValidateTolerations') },
  { type: 'Toleration', field: 'effect', oneOf: EFFECTS, source: core('validateTaintEffect') },
  { type: 'NodeSelectorRequirement', field: 'key', form: 'labelKey', source: core('ValidateNodeSelectorRequirement') },
  {
    type: 'NodeSelectorRequirement',
    field: 'operator',
    oneOf: [...OPERATORS, 'Gt', 'Lt'],
    source: core('ValidateNodeSelectorRequirement'),
  },
  {
    type: 'PreferredSchedulingTerm',
    field: 'weight',
    range: [1, 100],
    source: core('ValidatePreferredSchedulingTerms'),
  },
  {
    type: 'WeightedPodAffinityTerm',
    field: 'weight',
    range: [1, 100],
    source: core('validateWeightedPodAffinityTerms'),
  },
  {
    type: 'PodAffinityTerm',
    field: 'topologyKey',
    required: true,
    form: 'labelKey',
    source: core('validatePodAffinityTerm'),
  },
  { type: 'PodAffinityTerm', field: 'namespaces', form: 'dnsLabel', source: core('validatePodAffinityTerm') },
  {
    type: 'TopologySpreadConstraint',
    field: 'topologyKey',
    required: true,
    form: 'labelKey',
    source: core('ValidateTopologyKey'),
  },
  {
    type: 'TopologySpreadConstraint',
    field: 'maxSkew',
    range: [1, LARGEST_ID],
    source: core('validateTopologySpreadConstraints'),
  },
  {
    type: 'TopologySpreadConstraint',
    field: 'whenUnsatisfiable',
    oneOf: ['DoNotSchedule', 'ScheduleAnyway'],
    source: core('ValidateWhenUnsatisfiable'),
  },
  ...['PodAffinityTerm', 'TopologySpreadConstraint'].flatMap((type) =>
    ['matchLabelKeys', 'mismatchLabelKeys'].map(
      (field): FieldRule => ({
        type,
        field,
        form: 'labelKey',
        source: core('validateLabelKeys'),
      }),
    ),
  ),
  ...['nodeAffinityPolicy', 'nodeTaintsPolicy'].map(
    (field): FieldRule => ({
      type: 'TopologySpreadConstraint',
      field,
      rejectsEmpty: true,
      oneOf: ['Honor', 'Ignore'],
      source: core('validateNodeInclusionPolicy'),
    }),
  ),
];
