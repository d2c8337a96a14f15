/** An amount of a resource, such as `500m` of CPU or `2Gi` of memory. */
export class Quantity {
  /** An amount as Kubernetes writes it, such as `500m` or `2Gi`. */
  public static fromString(value: string): Quantity {
    return new Quantity(value);
  }

  /** A whole number of cores, bytes or pieces. */
  public static fromNumber(value: number): Quantity {
    return new Quantity(value);
  }

  /** The amount as it stands in YAML. */
  public readonly value: string | number;

  private constructor(value: string | number) {
    this.value = value;
  }
}

/** A port, as its number or by its name; or an amount, as a number or as a percentage. */
export class IntOrString {
  /** A name, or a percentage such as `50%`. */
  public static fromString(value: string): IntOrString {
    return new IntOrString(value);
  }

  /** A number. */
  public static fromNumber(value: number): IntOrString {
    return new IntOrString(value);
  }

  /** What stands in YAML. */
  public readonly value: string | number;

  private constructor(value: string | number) {
    this.value = value;
  }
}
