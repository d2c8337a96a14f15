import { checkStackVersion } from '../../images/compatibility-versions';
import { ComponentImage } from '../../images/component-image';
import type { ValidationError } from '../../reporting/validation-error';
import { ELASTICSEARCH_MAJORS, type OfficialElasticsearchContract, officialElasticsearch } from './contract';

/** An Elasticsearch image that this library knows how to run. */
export class ElasticsearchImage extends ComponentImage {
  /**
   * The image of Elastic, docker.elastic.co/elasticsearch/elasticsearch.
   * @param version 7.17 or newer, in full: `9.5.6`
   */
  public static official(version: string): ElasticsearchImage {
    const errors = checkStackVersion('elasticsearch.image version', version, ELASTICSEARCH_MAJORS);
    return new ElasticsearchImage(officialElasticsearch(version), undefined, errors);
  }

  private constructor(
    /** @internal */
    public readonly _contract: OfficialElasticsearchContract,
    replacement: string | undefined,
    private readonly versionErrors: ValidationError[],
  ) {
    super(_contract.published, replacement);
  }

  /** The same image under another reference, with a tag or digest of its own; no mirror is applied to it. */
  public pulledFrom(reference: string): ElasticsearchImage {
    return new ElasticsearchImage(this._contract, reference, this.versionErrors);
  }

  /** @internal */
  public override get _errors(): ValidationError[] {
    // A version that is none cannot make a good reference either: one error is enough.
    return this.versionErrors.length > 0 ? this.versionErrors : super._errors;
  }
}
