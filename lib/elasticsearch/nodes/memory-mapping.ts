/**
 * Whether Elasticsearch maps its files into memory, and what sets `vm.max_map_count` for that. Elastic recommends the
 * value 262144 for this kernel setting of the node, and 1048576 from Elasticsearch 8.16 on.
 */
export class MemoryMapping {
  /** The setting is high enough on every node, because you have set it. Elasticsearch does not start on a node below 262144. */
  public static node(): MemoryMapping {
    return new MemoryMapping('node');
  }

  /** A privileged init container raises the setting to the recommended value. Pod Security admits it only at the level `privileged`. */
  public static initContainer(): MemoryMapping {
    return new MemoryMapping('initContainer');
  }

  /** Elasticsearch does not map its files. It starts on every node, and searches are slower. */
  public static noMmap(): MemoryMapping {
    return new MemoryMapping('noMmap');
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'node' | 'initContainer' | 'noMmap',
  ) {}
}
