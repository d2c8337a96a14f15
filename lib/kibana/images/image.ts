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
    const errors = versionErrors('kibana.image version', version);
    return new KibanaImage(officialKibana(version), undefined, errors);
  }

  /** @internal An image with a contract of its own. */
  public static _fromContract(contract: KibanaContract): KibanaImage {
    return new KibanaImage(contract, undefined, []);
  }

  private constructor(
    /** @internal */
    public readonly _contract: KibanaContract,
    replacement: string | undefined,
    private readonly badVersion: ValidationError[],
  ) {
    super(_contract.published, replacement);
  }

  /** The same image under another reference, with a tag or digest of its own; no mirror is applied to it. */
  public pulledFrom(reference: string): KibanaImage {
    return new KibanaImage(this._contract, reference, this.badVersion);
  }

  /** @internal */
  public override get _errors(): ValidationError[] {
    // A version that is none cannot make a good reference either: one error is enough.
    return this.badVersion.length > 0 ? this.badVersion : super._errors;
  }
}
