import { Logging } from './environment/logging';
import { dedicatedMasters } from './scenarios/dedicated-masters';

jest.setTimeout(30 * 60_000);

let logging: Logging;
beforeAll(async () => {
  logging = await Logging.start();
  await logging.green(3);
});
afterAll(() => logging?.cluster.end());

describe('masters on other nodes', () => dedicatedMasters(() => logging));
