import { kindAt } from '../../../../lib/kubernetes/tables/api-history';
import type { Change } from '../../change';
import type { MinorRange } from '../../manifests/minor-versions';
import { isBuiltIn, type ManifestObject } from '../../manifests/object';

/** The rejection of an object whose apiVersion is not served. Only with one minor version, which `--kubernetes` selects. */
export function unservedVersion(object: ManifestObject, { first, last }: MinorRange): Change[] {
  if (!isBuiltIn(object) || first !== last) return [];
  const { served, offByDefault } = kindAt(object.kind, last);
  if (served.includes(object.apiVersion) || offByDefault.includes(object.apiVersion)) return [];
  return [
    {
      effect: 'rejected',
      message: `Kubernetes 1.${last} does not serve ${object.apiVersion} ${object.kind}`,
      action: `set the Kubernetes version of the chart to 1.${last}, and synthesize the manifests again`,
    },
  ];
}
