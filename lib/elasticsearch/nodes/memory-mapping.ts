/**
 * How Elasticsearch meets its requirement for `vm.max_map_count`. This kernel setting of the node must be high enough
 * before Elasticsearch maps its files into memory.
 */
export class MemoryMapping {
  /** The setting on the nodes is high enough. Elasticsearch does not start on other nodes. */
  public static node(): MemoryMapping {
    return new MemoryMapping('node');
  }

  /** A privileged init container raises the setting. Pod Security admits it only at the level `privileged`. */
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
