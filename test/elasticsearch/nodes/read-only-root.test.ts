import { ElasticsearchImage, MemoryMapping } from '../../../lib';
import type { Yaml } from '../../profiles';
import { ElasticsearchFixture } from '../fixture';

const HOME = '/usr/share/elasticsearch';
const of = (version: string) => new ElasticsearchFixture({ image: ElasticsearchImage.official(version) });

/** The directories to which a container may write. */
function writable(pod: Yaml, container: Yaml): string[] {
  const mounts: Yaml[] = container.volumeMounts.filter(({ readOnly }: Yaml) => readOnly !== true);
  const inPod = pod.volumes.map(({ name }: Yaml) => name);
  expect(mounts.map(({ name }) => name).filter((name) => name !== 'data' && !inPod.includes(name))).toEqual([]);
  return mounts.map(({ mountPath }) => mountPath);
}

describe.each(['8.8.0', '8.19.20', '9.5.6'])('Elasticsearch %s', (version) => {
  const pod = of(version).pod();

  test('writes to its data, its configuration, its logs and temporary files, and nowhere else', () => {
    const [node] = pod.containers;
    expect(node.securityContext.readOnlyRootFilesystem).toBe(true);
    expect(writable(pod, node)).toEqual([`${HOME}/data`, `${HOME}/config`, `${HOME}/logs`, '/tmp']);
  });

  test('finds the configuration of its image in the copy, which exists before it starts', () => {
    const [copy, ...others] = pod.initContainers;
    expect(others).toEqual([]);
    expect(copy.image).toBe(pod.containers[0].image);
    expect(copy.command).toEqual(['cp', '-R', `${HOME}/config/.`, '/mnt/config']);
    const [mount] = copy.volumeMounts;
    expect(mount.mountPath).toBe('/mnt/config');
    expect(pod.containers[0].volumeMounts).toContainEqual({ name: mount.name, mountPath: `${HOME}/config` });
    expect(pod.volumes).toContainEqual({ name: mount.name, emptyDir: {} });
  });

  test('gives the copying container no more permissions than its own', () => {
    expect(pod.initContainers[0].securityContext).toEqual(pod.containers[0].securityContext);
  });

  test('has its settings and certificates inside of the copy, read-only', () => {
    const inside: Yaml[] = pod.containers[0].volumeMounts.filter(({ mountPath }: Yaml) =>
      mountPath.startsWith(`${HOME}/config/`),
    );
    expect(inside.map(({ mountPath, readOnly }) => [mountPath.slice(HOME.length), readOnly])).toEqual([
      ['/config/elasticsearch.yml', true],
      ['/config/certs/http', true],
      ['/config/certs/transport', true],
    ]);
  });
});

test.each(['7.17.29', '8.7.1'])('Elasticsearch %s, which does not support it, writes to its image', (version) => {
  const pod = of(version).pod();
  expect(pod.containers[0].securityContext).toEqual({
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
  });
  expect(pod.initContainers).toBeUndefined();
});

test('the init container that raises vm.max_map_count runs in addition to the one that copies', () => {
  const names = new ElasticsearchFixture({ memoryMapping: MemoryMapping.initContainer() })
    .pod()
    .initContainers.map(({ name }: Yaml) => name);
  expect(names).toEqual(['max-map-count', 'config-directory']);
});
