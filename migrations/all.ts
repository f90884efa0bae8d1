import { FirstSchema1795500000000 } from './2026-11-24-first-schema.js';
import { People1795510000000 } from './2026-11-24-people.js';
import { Reviews1795530000000 } from './2026-11-24-reviews.js';
import { Trends1795540000000 } from './2026-11-24-trends.js';
import { Holding1795550000000 } from './2026-11-24-holding.js';
import { TextParts1795560000000 } from './2026-11-24-text-parts.js';
import { LinkMails1795570000000 } from './2026-11-24-link-mails.js';
import { QueueViews1795585000000 } from './2026-11-24-queue-views.js';
import { SecondReader1795590000000 } from './2026-11-24-second-reader.js';

/** Every migration in the order of its date; each release only adds to the end. */
export const migrations = [
  FirstSchema1795500000000,
  People1795510000000,
  Reviews1795530000000,
  Trends1795540000000,
  Holding1795550000000,
  TextParts1795560000000,
  LinkMails1795570000000,
  QueueViews1795585000000,
  SecondReader1795590000000,
];
