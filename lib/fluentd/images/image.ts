import { ProgramImage } from '../../provisioning/program-image';
import { FLUENTD_1_19_3, type FluentdContract } from './contracts';
import type { InstalledPlugins } from './plugins';

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
    private readonly ownReference: string | undefined,
  ) {
    super(_contract.published, _contract.ruby, ownReference);
  }

  /** @internal The plugins of the image. An image of the user may have others. */
  public get _plugins(): InstalledPlugins | undefined {
    return this.ownReference === undefined ? this._contract.plugins : undefined;
  }

  /**
   * The same image, or one that is built on it, under another reference with its tag or digest. No mirror is applied to
   * it. It may have more plugins, so the plugins that a configuration uses are not checked.
   */
  public pulledFrom(reference: string): FluentdImage {
    return new FluentdImage(this._contract, reference);
  }
}
