import type { LexiconFile } from '../concept.js';
import audiences from './audiences.json' with { type: 'json' };
import conditions from './conditions.json' with { type: 'json' };
import modality from './modality.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import products from './products.json' with { type: 'json' };
import purposes from './purposes.json' with { type: 'json' };
import units from './units.json' with { type: 'json' };

/** The data of English, one file for each area. A new file is a new line here. */
export const english = [
  audiences,
  conditions,
  modality,
  numbers,
  products,
  purposes,
  units,
] as readonly unknown[] as readonly LexiconFile[];
