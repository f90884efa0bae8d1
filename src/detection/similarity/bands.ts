import { mix32 } from './hash.js';
import { SKETCH_SLOTS } from './sketch.js';

/** Rows of a band and number of bands; see docs/detection.md for the measured share of near copies that meet. */
export const BAND_ROWS = 4;
export const BANDS = SKETCH_SLOTS / BAND_ROWS;

/** Keys fit a signed 32-bit SQL `integer`. */
export const KEY_MASK = 0x7fffffff;

/**
 * Keys of the sketch's bands: two near copies share at least one with probability 1 - (1 - J^4)^16
 * (J 0.6: 0.89, 0.7: 0.988, 0.8: 0.9998). A text without letters has none.
 */
export function bandKeys(sketch: ArrayLike<number>): number[] {
  if (sketch[0] === 0xffffffff) return [];
  const keys: number[] = [];
  for (let band = 0; band < BANDS; band++) {
    let h = mix32(band + 1);
    for (let row = 0; row < BAND_ROWS; row++) h = mix32(h ^ (sketch[band * BAND_ROWS + row] as number));
    keys.push(h & KEY_MASK);
  }
  return keys;
}
