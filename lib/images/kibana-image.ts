import type { Fault } from '../faults';
import { checkImage } from './image-reference';
import type { ImageSource } from './image-source';
import { KIBANA_4_6_1_1, type KibanaContract } from './kibana-contracts';

/** A Kibana image that this library knows how to run. */
export class KibanaImage {
  /** Kibana 4.6.1 of the cluster add-on of early 2017. */
  public static readonly ADD_ON_4_6_1_1 = new KibanaImage(KIBANA_4_6_1_1, undefined);

  private constructor(
    /** @internal */
    public readonly _contract: KibanaContract,
    private readonly replacement: string | undefined,
  ) {}

  /** The same image under another reference, with a tag or digest of its own; no mirror is applied to it. */
  public from(reference: string): KibanaImage {
    return new KibanaImage(this._contract, reference);
  }

  /** The reference that the manifests carry. */
  public reference(source: ImageSource): string {
    return this.replacement ?? source.locate(this._contract.published);
  }

  /** @internal */
  public get _faults(): Fault[] {
    return checkImage('kibana.image', this.replacement ?? this._contract.published);
  }
}
