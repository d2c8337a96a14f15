import type * as api from '../../lib';

export type Library = typeof api;

/** The library as an app of TypeScript gets it from the package. */
export const library: Library = require('../../build/lib');
