import { Duration } from 'cdk8s';
import type { Logging } from '../environment/logging';

/** Settings that the provisioning program applies. */
export function settings(logging: () => Logging): void {
  async function shards(count: number): Promise<void> {
    await logging().cluster.until(`${count} shards in the template`, async () => {
      const answer = await logging().elasticsearch.get('/_index_template/kubernetes-logs');
      const [{ index_template }] = answer?.index_templates ?? [{}];
      return index_template?.template.settings.index.number_of_shards === String(count);
    });
  }

  test('a setting is applied, and applied again when it is changed back, without a restart', async () => {
    const before = (await logging().nodes()).map(({ uid }) => uid);
    await logging().apply({ lifecycle: { retention: Duration.days(14), primaryShards: 2 } });
    await shards(2);
    await logging().apply({});
    // The Job for this setting has the name of the first one, which is complete: the CronJob applies the setting.
    await logging().runCronJob('elasticsearch-provisioning');
    await shards(1);
    expect((await logging().nodes()).map(({ uid }) => uid)).toEqual(before);
  });
}
