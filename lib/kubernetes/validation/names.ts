import { type BehaviorRange, isInRange } from '../behaviors';
import { type JsonObject, objectIn } from '../json';
import type { ValidationContext } from './context';
import { FORMS, type FormName } from './forms';

/** How long the name of a kind may be, and what form it has. */
interface NameRule extends BehaviorRange {
  readonly kinds: readonly string[];
  readonly form: FormName;
  /** Shorter than the form allows, because a controller appends to the name. */
  readonly longest?: number;
  readonly reason?: string;
  readonly source: string;
}

const NAME_RULES: readonly NameRule[] = [
  { kinds: ['Namespace'], form: 'dnsLabel', source: 'apimachinery: ValidateNamespaceName' },
  {
    kinds: ['Service'],
    form: 'serviceNameBefore1_4',
    before: 'longServiceNames',
    source: 'v1.3.10 pkg/util/validation: IsDNS952Label',
  },
  { kinds: ['Service'], form: 'serviceName', since: 'longServiceNames', source: 'apimachinery: NameIsDNS1035Label' },
  {
    kinds: ['Role', 'ClusterRole', 'RoleBinding', 'ClusterRoleBinding'],
    form: 'pathSegment',
    source: 'pkg/apis/rbac/validation: ValidateRBACName',
  },
  {
    kinds: ['Job'],
    form: 'dnsSubdomain',
    longest: 63,
    reason: 'the pods of the Job have its name as a label',
    source: 'pkg/apis/batch/validation: validateGeneratedSelector, labels job-name and batch.kubernetes.io/job-name',
  },
  {
    kinds: ['CronJob', 'ScheduledJob'],
    form: 'dnsSubdomain',
    longest: 52,
    reason: 'the controller appends 11 characters to the names of its Jobs',
    source: 'pkg/apis/batch/validation: ValidateCronJobCreate',
  },
  {
    kinds: ['StatefulSet', 'PetSet'],
    form: 'dnsSubdomain',
    longest: 52,
    reason: 'the controller appends 11 characters for the label controller-revision-hash of its pods',
    source: 'pkg/controller/statefulset: newRevision, label controller-revision-hash',
  },
];

/** Reports a name that the API server rejects, or from which a controller cannot create names and labels of pods. */
export function checkName(object: JsonObject, context: ValidationContext): void {
  const name = objectIn(object, 'metadata')?.name;
  if (typeof name !== 'string' || name === '') {
    context.rejected('metadata.name', name, 'a name', 'set metadata.name');
    return;
  }
  const rule = NAME_RULES.find(
    (candidate) => candidate.kinds.includes(context.kind) && isInRange(context.minor, candidate),
  );
  const form = FORMS[rule?.form ?? 'dnsSubdomain'];
  if (!form.accepts(name)) {
    context.rejected('metadata.name', name, form.expected, 'choose another name');
  } else if (rule?.longest !== undefined && name.length > rule.longest) {
    const expected = `at most ${rule.longest} characters, because ${rule.reason}`;
    context.rejected('metadata.name', name, expected, 'choose a shorter name');
  }
}
