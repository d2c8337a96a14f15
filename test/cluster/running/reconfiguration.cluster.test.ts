import { Logging } from './environment/logging';
import { dedicatedMasters } from './scenarios/dedicated-masters';
import { randomApplies } from './scenarios/random-applies';
import { SEVEN, upgrades } from './scenarios/upgrades';

jest.setTimeout(30 * 60_000);

let logging: Logging;
beforeAll(async () => {
  logging = await Logging.start(SEVEN);
  await logging.green(3);
});
afterAll(() => logging?.cluster.end());

describe('from 7.17 to 9', () => upgrades(() => logging));
describe('random changes of options', () => randomApplies(() => logging));
describe('masters on other nodes', () => dedicatedMasters(() => logging));
