import { ComponentImage } from './component-image';
import { type AddOnElasticsearchContract, ELASTICSEARCH_2_4_1_1 } from './elasticsearch-contracts';

/** An Elasticsearch image that this library knows how to run. */
export class ElasticsearchImage extends ComponentImage {
  /** Elasticsearch 2.4.1 of the cluster add-on of early 2017: finds its peers through the API server. */
  public static readonly ADD_ON_2_4_1_1 = new ElasticsearchImage(ELASTICSEARCH_2_4_1_1, undefined);

  private constructor(
    /** @internal */
    public readonly _contract: AddOnElasticsearchContract,
    replacement: string | undefined,
  ) {
    super(_contract.published, replacement);
  }

  /** The same image under another reference, with a tag or digest of its own; no mirror is applied to it. */
  public pulledFrom(reference: string): ElasticsearchImage {
    return new ElasticsearchImage(this._contract, reference);
  }
}
