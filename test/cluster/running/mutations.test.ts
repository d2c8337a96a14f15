import { MUTATIONS } from './environment/mutations';
import { production } from './environment/production';

test.each(MUTATIONS.map((mutation) => [mutation.name, mutation]))(
  'the mutation %s changes one object',
  (_, { edit }) => {
    const objects = production({});
    const changed = objects.filter((object) => JSON.stringify(edit(object)) !== JSON.stringify(object));
    expect(changed).toHaveLength(1);
  },
);
