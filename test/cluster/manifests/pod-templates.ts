import { type ApiObject, label } from '../server/api-object';

/** A pod as each workload would make it, and the workload it is from. */
export function podsOf(objects: readonly ApiObject[]): { readonly from: string; readonly pod: ApiObject }[] {
  return objects.flatMap((workload) => {
    const template = workload.spec?.jobTemplate?.spec?.template ?? workload.spec?.template;
    if (!template?.spec?.containers) return [];
    const claims: { metadata: { name: string } }[] = workload.spec.volumeClaimTemplates ?? [];
    const volumes = claims.map(({ metadata: { name } }) => ({
      name,
      persistentVolumeClaim: { claimName: `${name}-${workload.metadata.name}-0` },
    }));
    const { name, namespace } = workload.metadata;
    const pod: ApiObject = {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...template.metadata, name: `bare-${workload.kind.toLowerCase()}-${name}`, namespace },
      spec:
        volumes.length === 0
          ? template.spec
          : { ...template.spec, volumes: [...(template.spec.volumes ?? []), ...volumes] },
    };
    return [{ from: label(workload), pod }];
  });
}
