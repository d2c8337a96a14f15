import type { Fault } from '../faults';
import { type AddOnElasticsearchContract, ELASTICSEARCH_2_4_1_1 } from './elasticsearch-contracts';
import { checkImage } from './image-reference';
import type { ImageSource } from './image-source';

/** An Elasticsearch image that this library knows how to run. */
export class ElasticsearchImage {
  /** Elasticsearch 2.4.1 of the cluster add-on of early 2017: finds its peers through the API server. */
  public static readonly ADD_ON_2_4_1_1 = new ElasticsearchImage(ELASTICSEARCH_2_4_1_1, undefined);

  private constructor(
    /** @internal */
    public readonly _contract: AddOnElasticsearchContract,
    private readonly replacement: string | undefined,
  ) {}

  /** The same image under another reference, with a tag or digest of its own; no mirror is applied to it. */
  public from(reference: string): ElasticsearchImage {
    return new ElasticsearchImage(this._contract, reference);
  }

  /** The reference that the manifests carry. */
  public reference(source: ImageSource): string {
    return this.replacement ?? source.locate(this._contract.published);
  }

  /** @internal */
  public get _faults(): Fault[] {
    return checkImage('elasticsearch.image', this.replacement ?? this._contract.published);
  }
}
