import { Inject } from '@nestjs/common';

/** The token under which the frozen settings are injected (an interface has none of its own). */
export const SETTINGS = Symbol('settings');

export const InjectSettings = () => Inject(SETTINGS);
