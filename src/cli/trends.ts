import { LocalService } from './local.js';

export interface TrendsOptions {
  json?: boolean;
}

/** `onevoice trends rebuild`: counts everything anew, on the database of the settings; a service may run beside it. */
export async function rebuildTrends({ json }: TrendsOptions): Promise<number> {
  const service = await LocalService.open(process.env, 'ask');
  try {
    const counted = await service.rebuildTrends();
    if (json) console.log(JSON.stringify({ counted }));
    else console.log(`Counted ${counted} communications and conflicts anew.`);
    return 0;
  } finally {
    await service.close();
  }
}
