import { App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { addRenderedValidation, addValidation, errorsOf } from '../../lib/reporting/validation-error';

interface Parts {
  readonly app: Construct;
  readonly chart: Construct;
  readonly child: Construct;
  readonly sibling: Construct;
  readonly otherChart: Construct;
}

/** The errors of an App with two charts, each with the path of its construct. */
function reported(addErrors: (parts: Parts) => void): string[] {
  const app = new App();
  const chart = new Construct(app, 'chart');
  const child = new Construct(chart, 'child');
  const sibling = new Construct(chart, 'sibling');
  addErrors({ app, chart, child, sibling, otherChart: new Construct(app, 'other') });
  return errorsOf(app).map(({ construct, option }) => `${construct.node.path}: ${option}`);
}

const error =
  (option: string, value: unknown, expected = 'a name') =>
  () => [{ option, value, expected, action: 'correct it' }];
const failure = () => {
  throw new TypeError('not a function');
};

describe('an error of a rendered object', () => {
  test('is left out if its value contains that of an invalid option', () => {
    const errors = reported(({ chart, child }) => {
      addRenderedValidation(chart, error('metadata.name', 'a_b-client'));
      addValidation(child, error('name', 'a_b'));
    });
    expect(errors).toEqual(['chart/child: name']);
  });

  test('is left out if its value is that of an invalid option of the App', () => {
    const errors = reported(({ app, child }) => {
      addRenderedValidation(child, error('spec.replicas', -1));
      addValidation(app, error('replicas', -1));
    });
    expect(errors).toEqual([': replicas']);
  });

  test('is reported if the invalid option belongs to another chart', () => {
    const errors = reported(({ chart, otherChart }) => {
      addRenderedValidation(chart, error('metadata.name', 'a_b-client'));
      addValidation(otherChart, error('name', 'a_b'));
    });
    expect(errors).toEqual(['chart: metadata.name', 'other: name']);
  });

  test('is reported beside an option that is empty, which every text contains', () => {
    const errors = reported(({ chart }) => {
      addValidation(chart, error('name', ''));
      addRenderedValidation(chart, error('metadata.namespace', 'a_b'));
    });
    expect(errors).toEqual(['chart: name', 'chart: metadata.namespace']);
  });
});

describe('an error of a value that follows from other options', () => {
  const derived = (derivedFrom: string) => () => [{ ...error('secret', 'a_b-ca')()[0], derivedFrom }];

  test('is left out if another error rejects a part of it, in whatever order', () => {
    const errors = reported(({ chart, child }) => {
      addValidation(chart, derived('a_b-ca'));
      addValidation(child, error('name', 'a_b'));
    });
    expect(errors).toEqual(['chart/child: name']);
  });

  test('is reported if no other error explains it', () => {
    const errors = reported(({ chart, child }) => {
      addValidation(chart, derived('a_b-ca'));
      addValidation(child, error('name', 'c_d'));
    });
    expect(errors).toEqual(['chart: secret', 'chart/child: name']);
  });
});

describe('a validation that fails itself', () => {
  test('is left out if its construct has another error', () => {
    const errors = reported(({ chart }) => {
      addValidation(chart, failure);
      addRenderedValidation(chart, error('spec', 'x'));
    });
    expect(errors).toEqual(['chart: spec']);
  });

  test('is reported if only another construct has an error', () => {
    const errors = reported(({ child, sibling }) => {
      addValidation(child, failure);
      addValidation(sibling, error('name', 'x'));
    });
    expect(errors).toEqual(['chart/child: options', 'chart/sibling: name']);
  });
});

describe('an invalid value that a construct passes to another one', () => {
  test('is reported by the outer one', () => {
    const errors = reported(({ chart, child }) => {
      addValidation(child, error('name', 'a_b'));
      addValidation(chart, error('agent.name', 'a_b'));
    });
    expect(errors).toEqual(['chart: agent.name']);
  });

  test('is reported by both if they expect different values', () => {
    const errors = reported(({ chart, child }) => {
      addValidation(chart, error('agent.name', 'a_b'));
      addValidation(child, error('name', 'a_b', 'a longer name'));
    });
    expect(errors).toEqual(['chart: agent.name', 'chart/child: name']);
  });

  test('is reported by both if neither contains the other', () => {
    const errors = reported(({ child, sibling }) => {
      addValidation(child, error('name', 'a_b'));
      addValidation(sibling, error('name', 'a_b'));
    });
    expect(errors).toEqual(['chart/child: name', 'chart/sibling: name']);
  });
});

test('one construct reports an error once', () => {
  const errors = reported(({ chart }) => {
    addValidation(chart, error('name', 'a_b'));
    addValidation(chart, error('name', 'a_b'));
    addValidation(chart, error('namespace', 'a_b'));
  });
  expect(errors).toEqual(['chart: name', 'chart: namespace']);
});

test('an absent value is reported once for each expectation and action', () => {
  const missing = (expected: string, action: string) => () => [{ option: 'name', value: undefined, expected, action }];
  const app = new App();
  addValidation(app, missing('a name', 'set it'));
  addValidation(app, missing('a name', 'set it'));
  addValidation(app, missing('a name', 'create a Secret'));
  addValidation(app, missing('a text', 'set it'));
  expect(errorsOf(app).map(({ expected, action }) => `${expected}: ${action}`)).toEqual([
    'a name: set it',
    'a name: create a Secret',
    'a text: set it',
  ]);
});

test('cdk8s reports an error without its consequences in other constructs', () => {
  const app = new App();
  const chart = new Chart(app, 'chart');
  addRenderedValidation(chart, error('metadata.name', 'a_b-client'));
  addValidation(new Construct(chart, 'child'), error('name', 'a_b'));
  expect(() => app.synth()).toThrow(/errors:\n {2}\[chart\/child\] name: "a_b" is invalid: [^\n]*$/);
});

test('errors are in the order of the tree, whatever their causes', () => {
  const errors = reported(({ chart, child, sibling }) => {
    addValidation(sibling, error('third', 3));
    addRenderedValidation(chart, error('first', 1));
    addValidation(child, error('second', 2));
  });
  expect(errors).toEqual(['chart: first', 'chart/child: second', 'chart/sibling: third']);
});
