import { testApps } from './apps';

testApps(4);
