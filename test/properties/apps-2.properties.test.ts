import { testApps } from './apps';

testApps(2);
