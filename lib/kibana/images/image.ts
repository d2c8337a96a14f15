import { checkStackVersion } from '../../images/compatibility-versions';
import { ComponentImage } from '../../images/component-image';
import type { ValidationError } from '../../reporting/validation-error';
import { KIBANA_4_6_1_1, type KibanaContract } from './contracts';
import { KIBANA_MAJORS, officialKibana } from './official';

/** A Kibana image that this library knows how to run. */
export class KibanaImage extends ComponentImage {
  /** Kibana 4.6.1 of the cluster add-on of early 2017. */
  public static readonly ADD_ON_4_6_1_1 = new KibanaImage(KIBANA_4_6_1_1, undefined, []);

  /**
   * The image of Elastic, docker.elastic.co/kibana/kibana.
   * @param version 7.17 or newer, in full: `9.5.6`. It may not be newer than the store's.
   */
  public static official(version: string): KibanaImage {
    const errors = checkStackVersion('kibana.image version', version, KIBANA_MAJORS);
    return new KibanaImage(officialKibana(version), undefined, errors);
  }

  private constructor(
    /** @internal */
    public readonly _contract: KibanaContract,
    replacement: string | undefined,
    private readonly versionErrors: ValidationError[],
  ) {
    super(_contract.published, replacement);
  }

  /** The same image under another reference, with a tag or digest of its own; no mirror is applied to it. */
  public pulledFrom(reference: string): KibanaImage {
    return new KibanaImage(this._contract, reference, this.versionErrors);
  }

  /** @internal */
  public override get _errors(): ValidationError[] {
    // A version that is none cannot make a good reference either: one error is enough.
    return this.versionErrors.length > 0 ? this.versionErrors : super._errors;
  }
}
