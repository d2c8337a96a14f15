import { testApps } from './apps';

testApps(3);
