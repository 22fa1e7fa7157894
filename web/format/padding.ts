/**
 * Padmé (Nikitin et al., PETS 2019, section 4): the padded length of `length` bytes. In floating point, because 2 GiB is too much
 * for JavaScript's bit operations; exact up to 2⁴⁷.
 */
export function padme(length: number): number {
  if (length < 2) return length;
  const exponent = Math.floor(Math.log2(length));
  const step = 2 ** Math.max(exponent - Math.floor(Math.log2(exponent)) - 1, 0);
  return Math.ceil(length / step) * step;
}
