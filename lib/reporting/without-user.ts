/** An address for a message. The text before an @ may be a password, and a password may contain / and @. */
export function withoutUser(address: string): string {
  return address.replace(/^([^/@]*\/\/)?.*@/s, '$1…@');
}
