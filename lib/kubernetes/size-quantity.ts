import type { Size } from 'cdk8s';

/** The shortest Kubernetes quantity of a size. cdk8s has no unit below kibibytes. */
export function sizeQuantity(size: Size): string {
  const kibibytes = size.toKibibytes();
  if (kibibytes % 2 ** 20 === 0) return `${kibibytes / 2 ** 20}Gi`;
  return kibibytes % 2 ** 10 === 0 ? `${kibibytes / 2 ** 10}Mi` : `${kibibytes}Ki`;
}
