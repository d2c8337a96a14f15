import { type App, YamlOutputType } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { oncePerSynthesis } from '../reporting/synthesis';
import { addRenderedValidation, addValidation, type ValidationError } from '../reporting/validation-error';
import { connectionErrors } from './connections/connection-errors';
import { duplicateErrors, duplicatesIn } from './duplicates';
import { objectsOf, renderingErrors } from './objects';
import { withoutPatchedNames } from './patched-names';
import { podSecurityErrors } from './pod-security';
import { referenceErrors } from './references';
import { selectorErrors } from './selectors';
import { serviceNameErrors } from './service-names';
import { sharedClaimErrors } from './shared-claims';
import { sharedImageErrors } from './shared-images';

const VALIDATED = Symbol.for('cdk8s-efk/app-validation');

/**
 * Validates the App around a construct as a whole, once for all of its charts.
 * @param ofOneCluster whether all charts of the App are applied to one cluster
 */
export function validateApp(scope: IConstruct, ofOneCluster = false): void {
  const { root } = scope.node;
  if (VALIDATED in root) return;
  Object.defineProperty(root, VALIDATED, { value: true });
  addValidation(root, () => outputErrors(root));
  addRenderedValidation(root, () => {
    const { objects: given, isIncomplete } = oncePerSynthesis(root, 'objects', () => objectsOf(root, ofOneCluster));
    const duplicates = duplicatesIn(given);
    const { errors, objects } = withoutPatchedNames(given);
    // Which of two policies of one name is in the cluster is unknown.
    const knowsPolicies = !duplicates.some(({ object }) => object.kind === 'NetworkPolicy');
    return [
      ...renderingErrors(root),
      ...duplicateErrors(duplicates),
      ...errors,
      ...referenceErrors(objects),
      // What is left out can be what is named or selected.
      ...(isIncomplete ? [] : [...serviceNameErrors(objects), ...selectorErrors(objects)]),
      ...(knowsPolicies ? connectionErrors(objects) : []),
      ...sharedClaimErrors(objects),
      ...sharedImageErrors(objects),
      ...podSecurityErrors(root, objects),
    ];
  });
}

/** With these types, cdk8s names files by kind and name only. */
function outputErrors(root: IConstruct): ValidationError[] {
  const { yamlOutputType } = root as App;
  const loses = [YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE];
  if (!loses.includes(yamlOutputType)) return [];
  const value = YamlOutputType[yamlOutputType];
  const expected =
    'FILE_PER_CHART or FILE_PER_APP, because objects of the same kind and name in two namespaces share a file';
  return [{ option: 'yamlOutputType', value, expected, action: 'leave it out' }];
}
