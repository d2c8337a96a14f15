import { Size } from 'cdk8s';
import { sizeQuantity } from '../../lib/kubernetes/size-quantity';

test.each<[Size, string]>([
  [Size.kibibytes(0), '0'],
  [Size.kibibytes(1), '1Ki'],
  [Size.kibibytes(0.5), '512'],
  [Size.kibibytes(1023), '1023Ki'],
  [Size.mebibytes(1024), '1Gi'],
  [Size.mebibytes(1536), '1536Mi'],
  [Size.gibibytes(1024), '1Ti'],
  [Size.tebibytes(2 ** 21), '2048Pi'],
])('a size has the largest suffix with a whole number (%#)', (size, expected) => {
  expect(sizeQuantity(size)).toBe(expected);
});
