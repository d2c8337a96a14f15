const { expect } = require('expect');
const { bind } = require('jest-each');
const { interfaces } = require('mocha');

const { bdd } = interfaces;

/** Adds to the interface of Mocha those globals of Jest that the unit tests use. */
interfaces.bdd = (suite) => {
  bdd(suite);
  suite.on('pre-require', (context) => {
    const { describe, it } = context;
    describe.each = bind(describe, false);
    it.each = bind(it);
    Object.assign(context, { expect, test: it, beforeAll: context.before, afterAll: context.after });
  });
};
