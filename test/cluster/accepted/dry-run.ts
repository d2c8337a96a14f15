import { missingFields } from '../manifests/missing-fields';
import { podsOf } from '../manifests/pod-templates';
import { type ApiObject, label } from '../server/api-object';
import type { ControlPlane } from '../server/control-plane';
import { until } from '../server/wait';

/** What later objects of the same dry run need to be there. */
const NEEDED = ['Namespace', 'ServiceAccount'];

/** Sends the objects of apps to an API server, most of them to see what it would make of them. */
export class DryRun {
  constructor(private readonly plane: ControlPlane) {}

  /** What the server rejects, drops or warns of in objects, and in the pods that their controllers would create. */
  async problemsOf(objects: readonly ApiObject[]): Promise<string[]> {
    for (const name of new Set(objects.map(({ metadata }) => metadata.namespace)))
      if (name !== undefined) await this.ensureNamespace(name);
    const problems: string[] = [];
    for (const object of objects) problems.push(...(await this.send(object, !NEEDED.includes(object.kind))));
    for (const { pod } of podsOf(objects)) problems.push(...(await this.send(pod, true)));
    return problems;
  }

  /** Applies an object that is not in the app. */
  async ensure(object: ApiObject): Promise<void> {
    await this.plane.api.ok('PATCH', await this.urlOf(object, false), object, APPLY);
  }

  /** Removes the labels that an earlier app gave the namespace. An app that creates it applies its own afterwards. */
  private async ensureNamespace(name: string): Promise<void> {
    await this.ensure({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    const account = `/api/v1/namespaces/${name}/serviceaccounts/default`;
    await until(`the account of namespace ${name}`, async () => (await this.plane.api.get(account)).status === 200);
  }

  private async send(object: ApiObject, dryRun: boolean): Promise<string[]> {
    const { status, body, warnings } = await this.plane.api.send(
      'PATCH',
      await this.urlOf(object, dryRun),
      object,
      APPLY,
    );
    const rejected = status < 300 ? missingFields(object, body) : [`rejected: ${body.message}`];
    return [...rejected, ...warnings.map((text) => `warning: ${text}`)].map((text) => `${label(object)} ${text}`);
  }

  private async urlOf(object: ApiObject, dryRun: boolean): Promise<string> {
    const query = `fieldManager=test&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
    return `${await this.plane.api.path(object)}?${query}`;
  }
}

const APPLY = 'application/apply-patch+yaml';
