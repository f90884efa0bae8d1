import { PageHeader } from '../../shared/PageHeader';
import { Empty } from '../../shared/states';
import { words } from '../../words';

export function Page() {
  return (
    <>
      <PageHeader title={words.registry.title} />
      <Empty title={words.soon.title}>{words.soon.text}</Empty>
    </>
  );
}
