import type { INestApplicationContext } from '@nestjs/common';
import { CommunicationsService } from '../conflicts/communications.service.js';
import { IntakeService } from '../intake/intake.service.js';
import { dateOfDay, dayOfDate } from '../platform/clock.js';
import { operator } from '../platform/permissions.js';
import type { GiveCommunication } from '../registry/communication.dto.js';
import type { CreateJourney } from '../registry/journey.dto.js';
import { JourneysService } from '../registry/journeys.service.js';
import type { CreateOffice } from '../registry/office.dto.js';
import { OfficesService } from '../registry/offices.service.js';
import type { CreateSegment } from '../registry/segment.dto.js';
import { SegmentsService } from '../registry/segments.service.js';
import company from './company.json' with { type: 'json' };

/** A company as `company.json` holds it. */
export interface SampleCompany {
  company: string;
  /** The day that the send windows were written for. */
  writtenFor: string;
  segments: CreateSegment[];
  offices: CreateOffice[];
  journeys: CreateJourney[];
  communications: GiveCommunication[];
}

export const SAMPLE = company as SampleCompany;

/** Who loads the sample. */
export const LOADER = operator('demo', 'Sample company');

const WHOLE_LIST = { limit: 200, cursor: null };

/** Thrown instead of mixing the sample into a company's own data. */
export class NotADemoDatabase extends Error {
  constructor(office: string) {
    super(
      `The demo's database holds other data (an office "${office}"). Name another file with DEMO_DATABASE_URL, for example sqlite:./data/another-demo.db.`,
    );
    this.name = 'NotADemoDatabase';
  }
}

/**
 * Files the sample company through the service's own use cases. What an earlier run filed is left as it is, so a second
 * run, or one after an interruption, doubles nothing.
 * @returns how many communications were filed now
 * @throws NotADemoDatabase
 */
export async function loadSample(app: INestApplicationContext, today: string): Promise<number> {
  await requireDemoDatabase(app);
  for (const segment of SAMPLE.segments) await app.get(SegmentsService, { strict: false }).create(segment, LOADER);
  for (const office of SAMPLE.offices) await app.get(OfficesService, { strict: false }).create(office, LOADER);
  for (const journey of SAMPLE.journeys) await app.get(JourneysService, { strict: false }).create(journey, LOADER);
  const filed = await filedAlready(app);
  const missing = SAMPLE.communications.filter((one) => !filed.has(nameOf(one)));
  for (const one of missing) {
    await app.get(IntakeService, { strict: false }).file(shifted(one, SAMPLE.writtenFor, today), LOADER);
  }
  return missing.length;
}

/** Moves a send window along with the calendar. The text stays as it was written: its dates belong to its sentences. */
export function shifted(one: GiveCommunication, writtenFor: string, today: string): GiveCommunication {
  const days = dayOfDate(today) - dayOfDate(writtenFor);
  const move = (date: string | null | undefined) => (date ? dateOfDay(dayOfDate(date) + days) : date);
  return { ...one, sendFrom: move(one.sendFrom), sendUntil: move(one.sendUntil) };
}

async function requireDemoDatabase(app: INestApplicationContext): Promise<void> {
  const { items } = await app.get(OfficesService, { strict: false }).list(WHOLE_LIST, LOADER);
  const ours = new Map(SAMPLE.offices.map((office) => [office.id, office.name]));
  const foreign = items.find((office) => ours.get(office.id) !== office.name);
  if (foreign !== undefined && !items.some((office) => ours.get(office.id) === office.name)) {
    throw new NotADemoDatabase(foreign.id);
  }
}

async function filedAlready(app: INestApplicationContext): Promise<Set<string>> {
  const communications = app.get(CommunicationsService, { strict: false });
  const names = await Promise.all(
    SAMPLE.offices.map(async ({ id }) =>
      (await communications.list({ office: id }, WHOLE_LIST, LOADER)).items.map(nameOf),
    ),
  );
  return new Set(names.flat());
}

function nameOf({ office, externalId }: { office: string; externalId: string }): string {
  return `${office}/${externalId}`;
}
