import { useColleagues, useOffices, useSegments } from './queries';

/** What something is called by its id; the id itself where it has no name, or one may not know it. */
type NameOf = (id: string) => string;

const nameIn = (named: readonly { id: string; name: string }[] | undefined): NameOf => {
  const names = new Map(named?.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? id;
};

export const usePersonName = (): NameOf => nameIn(useColleagues().data);
export const useOfficeName = (): NameOf => nameIn(useOffices().data);
export const useSegmentName = (): NameOf => nameIn(useSegments().data);
