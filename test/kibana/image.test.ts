import { ImageSource, KibanaImage } from '../../lib/index';

test('an official image is that of its version', () => {
  const image = KibanaImage.official('9.5.6');
  expect(image.reference(ImageSource.upstream())).toBe('docker.elastic.co/kibana/kibana:9.5.6');
});

test('a mirror keeps its name and tag', () => {
  const image = KibanaImage.official('9.5.6');
  expect(image.reference(ImageSource.mirror('registry.example.com/logging'))).toBe(
    'registry.example.com/logging/kibana:9.5.6',
  );
});

test('an invalid version does not throw', () => {
  expect(() => KibanaImage.official('nine')).not.toThrow();
});
