import { PageHeader } from '../../shared/PageHeader';
import { words } from '../../words';

export function Page() {
  return <PageHeader title={words.check.title} lead={words.check.lead} />;
}
