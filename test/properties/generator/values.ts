import fc from 'fast-check';
import {
  CONSTRUCT,
  classesOf,
  constantsOf,
  isA,
  type Member,
  type Method,
  nameOf,
  optionsOf,
  type Parameter,
  type Type,
  type TypeReference,
  typeOf,
} from './assembly';
import { ABSENT, type Expression, value } from './expression';
import { type Hostility, NUMBERS, WRONG_TYPES } from './plain';
import { hostileText, plausibleKey, plausibleText } from './texts';

type Values = fc.Arbitrary<Expression>;

const FOREIGN_OBJECTS = ['Secret', 'ConfigMap', 'ServiceAccount'].map(
  (kind): Expression => ({
    is: 'construct',
    name: 'ApiObject',
    props: value({ apiVersion: 'v1', kind, metadata: { name: 'example' } }),
  }),
);

/** Arbitraries for the types of the public API, each made once, so that a new option needs nothing here. */
export class ValuesOf {
  private readonly known = new Map<string, Values>();

  /**
   * @param hostility whether most values are valid
   * @param scope the variable with a construct that a value may ask for
   * @param absent how many optional values are left out for each that is given
   */
  constructor(
    private readonly hostility: Hostility,
    private readonly scope: 'app' | 'chart',
    private readonly absent = 5,
  ) {}

  /** Values for an option or a parameter. */
  public member(member: Member): Values {
    const right = this.right(member.type, member);
    return this.hostility !== 'hostile' ? right : mostly(40, right, fc.constantFrom(...WRONG_TYPES));
  }

  /** Values for what may be absent. */
  public optional(member: Member): Values {
    if (member.optional && this.hostility === 'minimal') return fc.constant(ABSENT);
    return member.optional ? mostly(this.absent, fc.constant(ABSENT), this.member(member)) : this.member(member);
  }

  /** The arguments of a function or of a constructor. */
  public arguments(parameters: readonly Parameter[] = []): fc.Arbitrary<Expression[]> {
    const each = parameters.map((parameter) =>
      parameter.variadic
        ? fc.array(this.member(parameter), { maxLength: 2 })
        : this.optional(parameter).map((given) => [given]),
    );
    return fc.tuple(...each).map((lists) => lists.flat());
  }

  /** A construct in the chart. */
  public construct(type: Type): Values {
    const props = type.initializer?.parameters?.[2];
    const given = props === undefined ? fc.constant(ABSENT) : this.member(props);
    return given.map((each) => ({ is: 'construct', name: nameOf(type), props: each }));
  }

  /** A constructor checks its options, as those of constructs do, and gets its other arguments as they are. */
  public new(made: Type): Values {
    const each = (made.initializer?.parameters ?? []).map((parameter) => this.right(parameter.type, parameter));
    return fc.tuple(...each).map((given) => ({ is: 'call', callee: nameOf(made), arguments: given, new: true }));
  }

  public call(callee: string, parameters?: readonly Parameter[]): Values {
    return this.arguments(parameters).map((given) => ({ is: 'call', callee, arguments: given }));
  }

  private right({ primitive, collection, fqn = '' }: TypeReference, member: Member): Values {
    if (primitive !== undefined) return this.primitive(primitive, member);
    return collection === undefined ? this.named(fqn) : this.collection(collection, member);
  }

  private primitive(name: string, member: Member): Values {
    switch (name) {
      case 'string':
        return this.sometimes(plausibleText(member)).map((text) => value(text));
      case 'number':
        return NUMBERS[this.hostility].map((number) => value(number));
      case 'boolean':
        return fc.boolean().map((flag) => value(flag));
      default:
        return fc.constantFrom(value('a'), value(1), value(true));
    }
  }

  private sometimes(plausible: fc.Arbitrary<string>): fc.Arbitrary<string> {
    return this.hostility !== 'hostile' ? plausible : mostly(3, plausible, hostileText);
  }

  private collection({ kind, elementtype }: NonNullable<TypeReference['collection']>, member: Member): Values {
    const item = this.member({ ...member, type: elementtype, optional: false });
    const few = { maxLength: 3, size: 'xsmall' } as const;
    if (kind === 'array') return fc.array(item, few).map((items) => ({ is: 'list', items }));
    const entry = fc.tuple(this.sometimes(plausibleKey(member)), item);
    return fc.uniqueArray(entry, { ...few, selector: ([key]) => key }).map((entries) => ({ is: 'object', entries }));
  }

  private named(fqn: string): Values {
    const known = this.known.get(fqn);
    if (known !== undefined) return known;
    const made = this.make(fqn);
    this.known.set(fqn, made);
    return made;
  }

  private make(fqn: string): Values {
    if (fqn === 'cdk8s.Chart') return fc.constant({ is: 'name', name: this.scope });
    if (fqn === 'constructs.IConstruct') return this.anyConstruct();
    const type = typeOf(fqn);
    if (type === undefined) throw new Error(`${fqn} is of another library: say in values.ts how to make one`);
    if (type.kind === 'enum') {
      const members = (type.members ?? []).map(
        ({ name }): Expression => ({ is: 'name', name: `${nameOf(type)}.${name}` }),
      );
      return fc.constantFrom(...members);
    }
    return type.datatype ? this.struct(type) : this.object(type);
  }

  /** The app or the chart, or an object of cdk8s in it. */
  private anyConstruct(): Values {
    const scope: Values = fc.constant({ is: 'name', name: this.scope });
    return this.scope === 'app'
      ? scope
      : fc.oneof({ withCrossShrink: true }, scope, fc.constantFrom(...FOREIGN_OBJECTS));
  }

  private struct(type: Type): Values {
    const options = optionsOf(type);
    return fc.tuple(...options.map((option) => this.optional(option))).map((values) => ({
      is: 'object',
      entries: options.flatMap(({ name }, index): [string, Expression][] => {
        const given = values[index] ?? ABSENT;
        return given === ABSENT ? [] : [[name, given]];
      }),
    }));
  }

  /** Objects of a class or of an interface, in every way in which an app can get one. */
  private object(type: Type): Values {
    const constants = constantsOf(type.fqn).map((name): Values => fc.constant({ is: 'name', name }));
    const ways = [...constants, ...classesOf(type.fqn).flatMap((made) => this.waysToMake(made))];
    if (ways.length === 0) throw new Error(`nothing makes a ${type.fqn}: say in values.ts how to make one`);
    return fc.oneof({ withCrossShrink: true }, ...ways);
  }

  private waysToMake(made: Type): Values[] {
    if (isA(made, CONSTRUCT)) return [this.construct(made)];
    const factories = (made.methods ?? []).filter(
      (each) =>
        each.static &&
        each.returns?.type.fqn === made.fqn &&
        !takes(made, each.parameters) &&
        !throwsAtTexts(made, each),
    );
    const isOpen = made.initializer !== undefined && !made.initializer.protected && !made.abstract;
    // What cdk8s throws at an amount below 0 is not ours.
    if (!made.fqn.startsWith('cdk8s-efk.') && this.hostility === 'hostile')
      return new ValuesOf('plausible', this.scope, this.absent).waysToMake(made);
    return [
      ...factories.map((each) => this.call(`${nameOf(made)}.${each.name}`, each.parameters)),
      ...(isOpen ? [this.new(made)] : []),
    ];
  }
}

/** What cdk8s throws at a text such as that of a duration is not ours. */
function throwsAtTexts({ fqn }: Type, { parameters = [] }: Method): boolean {
  return fqn.startsWith('cdk8s.') && parameters.some(({ type }) => type.primitive === 'string');
}

/** Whether one needs an object of a class to make another one. */
function takes(made: Type, parameters: readonly Parameter[] = []): boolean {
  return parameters.some(({ type }) => (type.collection?.elementtype ?? type).fqn === made.fqn);
}

/** Of two arbitraries the one more often than the other; a counterexample shrinks towards it. */
export function mostly<T, U>(times: number, usual: fc.Arbitrary<T>, other: fc.Arbitrary<U>): fc.Arbitrary<T | U> {
  return fc.oneof({ withCrossShrink: true }, { weight: times, arbitrary: usual }, { weight: 1, arbitrary: other });
}
