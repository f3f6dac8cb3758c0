/** A share with the bounds within which the true one lies. */
export interface Share {
  readonly hits: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Standard deviations either side that hold 95 % of the normal distribution. */
const Z = 1.959963984540054;

/**
 * The 95 % interval of a share by Wilson's score, which is right for small numbers and shares near 1 too; undefined of nothing.
 * Source: Wilson 1927; Newcombe 1998, method 3. Example: 81 of 263 → 0.255 to 0.366
 */
export function wilson(hits: number, of: number): Share | undefined {
  if (of === 0) return undefined;
  const share = hits / of;
  const z2 = Z * Z;
  const centre = share + z2 / (2 * of);
  const reach = Z * Math.sqrt((share * (1 - share)) / of + z2 / (4 * of * of));
  const whole = 1 + z2 / of;
  return {
    hits,
    of,
    share,
    low: Math.max(0, (centre - reach) / whole),
    high: Math.min(1, (centre + reach) / whole),
  };
}
