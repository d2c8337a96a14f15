import { ComponentImage } from '../images/component-image';
import {
  FLUENTD_DAEMONSET_MAJORS,
  FLUENTD_DAEMONSET_RUBY,
  type FluentdDaemonsetMajor,
  fluentdDaemonset,
} from '../images/fluentd-daemonset';
import { checkForm } from '../kubernetes/validation/syntax';
import type { ValidationError } from '../reporting/validation-error';

/** An image with Ruby 3 or newer, in which the programs of this library run. Every `FluentdImage` is one. */
export class ProgramImage extends ComponentImage {
  /**
   * An image of your own.
   * @param reference the image with its tag or digest; no mirror is applied to it
   * @param ruby the path of the Ruby interpreter in the image, such as `/usr/local/bin/ruby`
   */
  public static fromReference(reference: string, ruby: string): ProgramImage {
    return new ProgramImage(reference, ruby, reference);
  }

  /** @internal The image of the agent for a major version of Elasticsearch, which the nodes pull in any case. */
  public static _forElasticsearch(major: number): ProgramImage {
    const known = FLUENTD_DAEMONSET_MAJORS.filter((each) => each <= major);
    const nearest: FluentdDaemonsetMajor = known.at(-1) ?? FLUENTD_DAEMONSET_MAJORS[0];
    return new ProgramImage(fluentdDaemonset(nearest), FLUENTD_DAEMONSET_RUBY);
  }

  /**
   * @param published The reference under which the image is published.
   * @param _ruby The path of the Ruby interpreter in the image.
   * @param replacement The reference to use in its place, to which no mirror is applied.
   */
  protected constructor(
    published: string,
    /** @internal The path of Ruby. */
    public readonly _ruby: string,
    replacement?: string,
  ) {
    super(published, replacement);
  }

  /** @internal */
  public override _errorsOf(option: string): ValidationError[] {
    return [...super._errorsOf(option), ...checkForm('absolutePath', `${option} ruby`, this._ruby)];
  }
}
