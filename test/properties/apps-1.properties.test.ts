import { testApps } from './apps';

testApps(1);
