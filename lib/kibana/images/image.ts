import { versionErrors } from '../../elasticsearch/images/releases';
import { ComponentImage } from '../../images/component-image';
import type { ValidationError } from '../../reporting/validation-error';
import type { KibanaContract } from './contracts';
import { officialKibana } from './official';

/** A Kibana image that this library knows how to run. */
export class KibanaImage extends ComponentImage {
  /**
   * The image of Elastic, docker.elastic.co/kibana/kibana.
   * @param version 7.17 or newer, in full: `9.5.6`. It must not be newer than that of Elasticsearch.
   */
  public static official(version: string): KibanaImage {
    return new KibanaImage(officialKibana(version), undefined, version);
  }

  /** @internal An image with a contract of its own. */
  public static _fromContract(contract: KibanaContract): KibanaImage {
    return new KibanaImage(contract, undefined, undefined);
  }

  private constructor(
    /** @internal */
    public readonly _contract: KibanaContract,
    replacement: string | undefined,
    /** The version that the user chose. */
    private readonly version: string | undefined,
  ) {
    super(_contract.published, replacement);
  }

  /** The same image under another reference, with a tag or digest of its own; no mirror is applied to it. */
  public pulledFrom(reference: string): KibanaImage {
    return new KibanaImage(this._contract, reference, this.version);
  }

  /** @internal */
  public override _errorsOf(option: string): ValidationError[] {
    const wrong = this.version === undefined ? [] : versionErrors(option, this.version);
    // An invalid version also makes an invalid reference. One error is enough.
    return wrong.length > 0 ? wrong : super._errorsOf(option);
  }
}
