/** Whether something is so; undefined if the app does not tell. */
export type Known = boolean | undefined;

export function every(values: readonly Known[]): Known {
  if (values.includes(false)) return false;
  return values.includes(undefined) ? undefined : true;
}

export function some(values: readonly Known[]): Known {
  if (values.includes(true)) return true;
  return values.includes(undefined) ? undefined : false;
}

export function not(value: Known): Known {
  return value === undefined ? undefined : !value;
}
