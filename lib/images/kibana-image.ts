import { ComponentImage } from './component-image';
import { KIBANA_4_6_1_1, type KibanaContract } from './kibana-contracts';

/** A Kibana image that this library knows how to run. */
export class KibanaImage extends ComponentImage {
  /** Kibana 4.6.1 of the cluster add-on of early 2017. */
  public static readonly ADD_ON_4_6_1_1 = new KibanaImage(KIBANA_4_6_1_1, undefined);

  private constructor(
    /** @internal */
    public readonly _contract: KibanaContract,
    replacement: string | undefined,
  ) {
    super(_contract.published, replacement);
  }

  /** The same image under another reference, with a tag or digest of its own; no mirror is applied to it. */
  public pulledFrom(reference: string): KibanaImage {
    return new KibanaImage(this._contract, reference);
  }
}
