import { ComponentImage } from '../../images/component-image';
import type { ValidationError } from '../../reporting/validation-error';
import { type OfficialElasticsearchContract, officialElasticsearch } from './contract';
import { newestReleaseFor, STACK_RELEASES, versionErrors } from './releases';

/** An Elasticsearch image that this library knows how to run. */
export class ElasticsearchImage extends ComponentImage {
  /**
   * The image of Elastic, docker.elastic.co/elasticsearch/elasticsearch.
   * @param version 7.17 or newer, in full: `9.5.6`
   */
  public static official(version: string): ElasticsearchImage {
    return new ElasticsearchImage(officialElasticsearch(version), undefined, version);
  }

  /** @internal The newest image for a minor of Kubernetes. If there is none, the oldest, which is an error there. */
  public static _for(minor: number): ElasticsearchImage {
    return ElasticsearchImage.official((newestReleaseFor(minor) ?? STACK_RELEASES[0]).newest);
  }

  private constructor(
    /** @internal */
    public readonly _contract: OfficialElasticsearchContract,
    replacement: string | undefined,
    /** The version that the user chose. */
    private readonly version: string,
  ) {
    super(_contract.published, replacement);
  }

  /** The same image under another reference with its own tag or digest. No mirror is applied to it. */
  public pulledFrom(reference: string): ElasticsearchImage {
    return new ElasticsearchImage(this._contract, reference, this.version);
  }

  /** @internal */
  public override _errorsOf(option: string): ValidationError[] {
    const wrong = versionErrors(option, this.version);
    // An invalid version also makes an invalid reference. One error is enough.
    return wrong.length > 0 ? wrong : super._errorsOf(option);
  }
}
