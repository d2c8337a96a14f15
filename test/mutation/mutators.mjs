import { allMutators } from '../../node_modules/@stryker-mutator/instrumenter/dist/src/mutators/mutate.js';

/** Stryker does not change numbers. Bounds and defaults are numbers, so this mutator adds one to each. */
const numbers = {
  name: 'NumericLiteral',
  *mutate(path) {
    if (path.isNumericLiteral()) yield { type: 'NumericLiteral', value: path.node.value + 1 };
  },
};

/** Adds the mutator of numbers, and limits all to one in `oneIn` places of the code, the same in each run. */
export function useMutators(oneIn) {
  allMutators.push(numbers);
  for (const mutator of allMutators) {
    const { mutate } = mutator;
    mutator.mutate = function* (path) {
      if ((path.node.start ?? 0) % oneIn === 0) yield* mutate.call(mutator, path);
    };
  }
}
