import { Logging } from './environment/logging';
import { certManager } from './scenarios/cert-manager';
import { firstApply } from './scenarios/first-apply';
import { mistakes } from './scenarios/mistakes';
import { moreAndFewer } from './scenarios/more-and-fewer';
import { nodeFailures } from './scenarios/node-failures';
import { restarts } from './scenarios/restarts';
import { rotation } from './scenarios/rotation';
import { settings } from './scenarios/settings';
import { snapshots } from './scenarios/snapshots';

jest.setTimeout(30 * 60_000);

let logging: Logging;
beforeAll(async () => {
  logging = await Logging.start();
});
afterAll(() => logging?.cluster.end());

describe('after the first apply', () => firstApply(() => logging));
describe('restarts', () => restarts(() => logging));
describe('failures of nodes', () => nodeFailures(() => logging));
describe('more nodes and fewer', () => moreAndFewer(() => logging));
describe('changed settings', () => settings(() => logging));
describe('certificates and passwords', () => rotation(() => logging));
describe('certificates of cert-manager', () => certManager(() => logging));
describe('snapshots', () => snapshots(() => logging));
describe('mistakes in the manifests', () => mistakes(() => logging));
