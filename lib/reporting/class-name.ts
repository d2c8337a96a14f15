/** What jsii writes into each class that it compiles. */
const JSII_TYPE = Symbol.for('jsii.rtti');

interface Class {
  readonly [JSII_TYPE]?: { readonly fqn?: string };
  readonly name?: string;
}

/** The name of the class of a prototype as in the source: bundlers and minifiers change that of the function. */
export function classNameOf(prototype: object | null): string | undefined {
  const given: Class | undefined = prototype?.constructor;
  // Own property only: a class that jsii did not compile inherits that of the class it extends.
  const compiled = given !== undefined && Object.hasOwn(given, JSII_TYPE) ? given[JSII_TYPE] : undefined;
  return compiled?.fqn?.split('.').at(-1) ?? given?.name;
}
