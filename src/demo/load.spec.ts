import { faultsOf } from '../platform/validation.js';
import { GiveCommunication } from '../registry/communication.dto.js';
import { CreateJourney } from '../registry/journey.dto.js';
import { CreateOffice } from '../registry/office.dto.js';
import { CreateSegment } from '../registry/segment.dto.js';
import { SAMPLE, shifted } from './load.js';

describe('the sample company', () => {
  it('is as the API takes it', () => {
    const faults = [
      ...SAMPLE.segments.flatMap((one) => faultsOf(CreateSegment, one).faults),
      ...SAMPLE.offices.flatMap((one) => faultsOf(CreateOffice, one).faults),
      ...SAMPLE.journeys.flatMap((one) => faultsOf(CreateJourney, one).faults),
      ...SAMPLE.communications.flatMap((one) => faultsOf(GiveCommunication, one).faults),
    ];
    expect(faults).toEqual([]);
  });

  it('names each communication once, and no office or segment that is not there', () => {
    const names = SAMPLE.communications.map(({ office, externalId }) => `${office}/${externalId}`);
    expect(new Set(names).size).toBe(names.length);
    const [offices, segments] = [SAMPLE.offices.map(({ id }) => id), SAMPLE.segments.map(({ id }) => id)];
    for (const one of SAMPLE.communications) {
      expect(offices).toContain(one.office);
      expect(segments).toEqual(expect.arrayContaining(one.segments));
    }
  });

  it('moves send windows along with the calendar and leaves the rest as it is', () => {
    const one = { ...SAMPLE.communications[0], sendFrom: '2026-11-20', sendUntil: null } as GiveCommunication;
    expect(shifted(one, '2026-11-24', '2027-03-01')).toEqual({ ...one, sendFrom: '2027-02-25' });
    expect(shifted({ ...one, sendUntil: '2026-11-30' }, '2026-11-24', '2026-11-24').sendUntil).toBe('2026-11-30');
  });
});
