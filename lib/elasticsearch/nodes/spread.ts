/** How the nodes of a store are kept apart, so that a machine or a zone does not take several of them at once. */
export class NodeSpread {
  /**
   * Apart where there is room: machines first, then zones. The store comes up on a cluster with fewer machines than it
   * has nodes.
   */
  public static preferred(): NodeSpread {
    return new NodeSpread('preferred');
  }

  /**
   * Never two nodes of the store on one machine: a node for which there is none stays `Pending`, also when machines are
   * replaced. Zones as in `preferred`.
   */
  public static hosts(): NodeSpread {
    return new NodeSpread('hosts');
  }

  /**
   * As `hosts`, and the nodes of each group evenly over the zones: no zone has two more of them than another. It places
   * pods only: Elasticsearch learns of zones from node sets that say theirs (`NodeSet.zone`), for which there is
   * nothing left to spread.
   */
  public static zones(): NodeSpread {
    return new NodeSpread('zones');
  }

  private constructor(
    /** @internal */
    public readonly _kind: 'preferred' | 'hosts' | 'zones',
  ) {}
}
