/** How nodes are spread over zones. */
export interface ZoneSpreadOptions {
  /**
   * All zones, such as `eu-west-1a`. Elasticsearch then never allocates two copies of a shard in one zone. While a zone is
   * unavailable, its copies stay unassigned and do not fill the other zones
   * (`cluster.routing.allocation.awareness.force.zone.values`).
   * @default - the available zones take the copies of an unavailable one
   */
  readonly forcedZones?: string[];
}

/** How the nodes are spread, so that the loss of a machine or a zone does not affect several nodes. */
export class NodeSpread {
  /**
   * Different machines if possible, and different zones if possible. Elasticsearch also starts on a cluster with fewer
   * machines than it has nodes.
   */
  public static preferred(): NodeSpread {
    return new NodeSpread('preferred');
  }

  /**
   * Never two nodes on one machine. A node without a free machine stays `Pending`, also while machines are replaced.
   * Zones as in `preferred`.
   */
  public static hosts(): NodeSpread {
    return new NodeSpread('hosts');
  }

  /**
   * As `hosts`, with the nodes of each node set spread evenly over the zones: the numbers of nodes of two zones differ by
   * at most one. From Kubernetes 1.35 on, Elasticsearch reads the zone of each node from its pod and keeps the copies of a
   * shard in different zones. Before, set the zone of each node set (`NodeSetOptions.zone`).
   */
  public static zones(options: ZoneSpreadOptions = {}): NodeSpread {
    return new NodeSpread('zones', options.forcedZones);
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'preferred' | 'hosts' | 'zones',
    /** @internal */
    public readonly _forcedZones?: readonly string[],
  ) {}
}
