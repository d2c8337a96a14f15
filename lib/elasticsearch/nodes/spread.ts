/** How nodes are spread over zones. */
export interface ZoneSpreadOptions {
  /**
   * All zones, such as `eu-west-1a`. Elasticsearch then never puts two copies of a shard into one of them: copies stay
   * unassigned while a zone is away, and the other zones are not filled with them
   * (`cluster.routing.allocation.awareness.force.zone.values`).
   * @default - the zones that are there take the copies of one that is away
   */
  readonly forcedZones?: string[];
}

/** How the nodes of a store are kept apart, so that a machine or a zone does not take several of them at once. */
export class NodeSpread {
  /**
   * Apart where there is room: machines first, then zones. Elasticsearch comes up on a cluster with fewer machines than it
   * has nodes.
   */
  public static preferred(): NodeSpread {
    return new NodeSpread('preferred');
  }

  /**
   * Never two nodes of Elasticsearch on one machine: a node for which there is none stays `Pending`, also when machines are
   * replaced. Zones as in `preferred`.
   */
  public static hosts(): NodeSpread {
    return new NodeSpread('hosts');
  }

  /**
   * As `hosts`, and the nodes of each node set evenly over the zones: no zone has two more of them than another. From
   * Kubernetes 1.35 on, Elasticsearch learns the zone of each node by itself and keeps the copies of a shard in
   * different zones. Before, it learns of zones from node sets that say theirs (`NodeSetOptions.zone`).
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
