import type { ComponentType } from 'react';
import type { Schemas } from '../../api/client';
import { words } from '../../words';

/** One part of the settings, at `/settings/<path>`; a module that exports `Page`, loaded when it is first opened. */
export interface Section {
  path: string;
  label: string;
  /** What one has to be allowed for it to be listed; absent: it is open to everybody. */
  need?: Schemas['Me']['may'][number];
  load: () => Promise<{ Page: ComponentType }>;
}

const t = words.settings;

/** All parts of the settings, in the order in which they are listed. */
export const SECTIONS: readonly Section[] = [
  { path: 'segments', label: t.segments.title, load: () => import('./segments') },
  { path: 'offices', label: t.offices.title, load: () => import('./offices') },
  { path: 'journeys', label: t.journeys.title, load: () => import('./journeys') },
  { path: 'bars', label: t.bars.title, need: 'configure', load: () => import('./bars') },
  { path: 'second-reader', label: t.secondReader.title, need: 'review', load: () => import('./second-reader') },
  { path: 'people', label: t.people.title, need: 'manage-people', load: () => import('./people') },
  { path: 'duplicates', label: t.duplicates.title, load: () => import('./duplicates') },
  { path: 'audit', label: t.audit.title, need: 'review', load: () => import('./audit') },
  { path: 'account', label: t.account.title, load: () => import('./account') },
];
