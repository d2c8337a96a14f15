import { DAEMONSET_PLUGINS } from '../../../lib/fluentd/images/plugins';
import { type Installation, runRuby } from './real-fluentd';

test.each<Installation>(['es7', 'es8', 'es9'])('the image for %s has exactly the plugins of the table', (image) => {
  const found = runRuby(image, 'plugins.rb', JSON.stringify(DAEMONSET_PLUGINS));
  expect(found).toEqual({ absent: [], others: [] });
});
