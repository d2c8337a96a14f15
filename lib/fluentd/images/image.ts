import { ProgramImage } from '../../provisioning/program-image';
import { FLUENTD_1_19_3, type FluentdContract } from './contracts';

/** A Fluentd image that this library supports. */
export class FluentdImage extends ProgramImage {
  /** Fluentd 1.19.3 of fluentd-kubernetes-daemonset, for Elasticsearch 7. */
  public static readonly V1_19_3_ELASTICSEARCH_7 = new FluentdImage(FLUENTD_1_19_3[7], undefined);
  /** Fluentd 1.19.3 of fluentd-kubernetes-daemonset, for Elasticsearch 8. */
  public static readonly V1_19_3_ELASTICSEARCH_8 = new FluentdImage(FLUENTD_1_19_3[8], undefined);
  /** Fluentd 1.19.3 of fluentd-kubernetes-daemonset, for Elasticsearch 9. */
  public static readonly V1_19_3_ELASTICSEARCH_9 = new FluentdImage(FLUENTD_1_19_3[9], undefined);

  /** @internal An image with its own contract. */
  public static _fromContract(contract: FluentdContract): FluentdImage {
    return new FluentdImage(contract, undefined);
  }

  private constructor(
    /** @internal */
    public readonly _contract: FluentdContract,
    replacement: string | undefined,
  ) {
    super(_contract.published, _contract.ruby, replacement);
  }

  /** The same image under another reference, with its own tag or digest. No mirror is applied to it. */
  public pulledFrom(reference: string): FluentdImage {
    return new FluentdImage(this._contract, reference);
  }
}
