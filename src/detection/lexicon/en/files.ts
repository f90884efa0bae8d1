import type { LexiconFile } from '../concept.js';
import accounts from './accounts.json' with { type: 'json' };
import attractions from './attractions.json' with { type: 'json' };
import audiences from './audiences.json' with { type: 'json' };
import banking from './banking.json' with { type: 'json' };
import care from './care.json' with { type: 'json' };
import civic from './civic.json' with { type: 'json' };
import conditions from './conditions.json' with { type: 'json' };
import connected from './connected.json' with { type: 'json' };
import contracts from './contracts.json' with { type: 'json' };
import cover from './cover.json' with { type: 'json' };
import delivery from './delivery.json' with { type: 'json' };
import education from './education.json' with { type: 'json' };
import eligibility from './eligibility.json' with { type: 'json' };
import energy from './energy.json' with { type: 'json' };
import events from './events.json' with { type: 'json' };
import fees from './fees.json' with { type: 'json' };
import general from './general.json' with { type: 'json' };
import giving from './giving.json' with { type: 'json' };
import health from './health.json' with { type: 'json' };
import homeLife from './home-life.json' with { type: 'json' };
import homes from './homes.json' with { type: 'json' };
import insurance from './insurance.json' with { type: 'json' };
import investments from './investments.json' with { type: 'json' };
import learning from './learning.json' with { type: 'json' };
import membership from './membership.json' with { type: 'json' };
import modality from './modality.json' with { type: 'json' };
import motoring from './motoring.json' with { type: 'json' };
import numbers from './numbers.json' with { type: 'json' };
import occasions from './occasions.json' with { type: 'json' };
import payments from './payments.json' with { type: 'json' };
import people from './people.json' with { type: 'json' };
import places from './places.json' with { type: 'json' };
import privacy from './privacy.json' with { type: 'json' };
import products from './products.json' with { type: 'json' };
import promises from './promises.json' with { type: 'json' };
import property from './property.json' with { type: 'json' };
import publicServices from './public-services.json' with { type: 'json' };
import purposes from './purposes.json' with { type: 'json' };
import quantities from './quantities.json' with { type: 'json' };
import security from './security.json' with { type: 'json' };
import services from './services.json' with { type: 'json' };
import shops from './shops.json' with { type: 'json' };
import software from './software.json' with { type: 'json' };
import stays from './stays.json' with { type: 'json' };
import steps from './steps.json' with { type: 'json' };
import support from './support.json' with { type: 'json' };
import time from './time.json' with { type: 'json' };
import transport from './transport.json' with { type: 'json' };
import travel from './travel.json' with { type: 'json' };
import units from './units.json' with { type: 'json' };
import utilities from './utilities.json' with { type: 'json' };

/** The data of English, one file for each area. A new file is a new line here. */
export const english = [
  accounts,
  attractions,
  audiences,
  banking,
  care,
  civic,
  conditions,
  connected,
  contracts,
  cover,
  delivery,
  education,
  eligibility,
  energy,
  events,
  fees,
  general,
  giving,
  health,
  homeLife,
  homes,
  insurance,
  investments,
  learning,
  membership,
  modality,
  motoring,
  numbers,
  occasions,
  payments,
  people,
  places,
  privacy,
  products,
  promises,
  property,
  publicServices,
  purposes,
  quantities,
  security,
  services,
  shops,
  software,
  stays,
  steps,
  support,
  time,
  transport,
  travel,
  units,
  utilities,
] as readonly unknown[] as readonly LexiconFile[];
