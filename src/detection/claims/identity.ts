import type { ReadText } from '../letter.js';
import type { Claim } from './claim.js';

export function signatures(_read: ReadText, _sentence: number): Claim[] {
  return [];
}
