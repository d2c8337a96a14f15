import { Logging } from './environment/logging';
import { dedicatedMasters } from './scenarios/dedicated-masters';
import { randomApplies } from './scenarios/random-applies';

jest.setTimeout(30 * 60_000);

let logging: Logging;
beforeAll(async () => {
  logging = await Logging.start();
  await logging.green(3);
});
afterAll(() => logging?.cluster.end());

describe('random changes of options', () => randomApplies(() => logging));
describe('masters on other nodes', () => dedicatedMasters(() => logging));
