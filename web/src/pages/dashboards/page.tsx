import '@mantine/charts/styles.css';
import { Button, Text } from '@mantine/core';
import { useEffect } from 'react';
import { useSession } from '../../app/session';
import { useOfficeName, useSegmentName } from '../../api/names';
import { showDay } from '../../shared/format';
import { PageHeader } from '../../shared/PageHeader';
import { words } from '../../words';
import classes from './dashboards.module.css';
import { Figure } from './Figure';
import { officesOf } from './offices';
import { conflictsOf, ratesOf } from './over-time';
import { type About, useAbout } from './period';
import { Pickers } from './Pickers';
import { backlogOf, precisionOf } from './reviews';
import { savingsOf } from './savings';
import { topicsOf } from './topics';
import { useTrend } from './useTrend';

const t = words.dashboards;

/** Is it getting better, where is it worst, what is disputed, and what has it saved. */
export function Page() {
  const picked = useAbout();
  usePrintedLight();
  return (
    <div className={classes.page}>
      <PageHeader
        title={t.title}
        lead={t.lead}
        actions={
          <Button variant="default" className="no-print" onClick={() => window.print()}>
            {t.print}
          </Button>
        }
      />
      <Pickers {...picked} />
      {!picked.about.reversed && <Figures about={picked.about} />}
    </div>
  );
}

function Figures({ about }: { about: About }) {
  const { partner } = useSession();
  const officeName = useOfficeName();
  const overlap = useTrend('/api/v1/trends/overlap', { ...about.query, interval: about.interval });
  const topics = useTrend('/api/v1/trends/topics', about.query);
  // A partner is not told what other offices have with each other.
  const offices = useTrend('/api/v1/trends/offices', about.query, !partner);
  const reviews = useTrend('/api/v1/trends/reviews', about.query, !partner);
  const savings = useTrend('/api/v1/trends/savings', about.query, !partner);
  return (
    <>
      {overlap.asked.data !== undefined && <Said about={about} {...overlap.asked.data} />}
      <div className={classes.grid}>
        <Figure title={t.rates.title} file="rates" {...overlap} show={ratesOf} />
        <Figure title={t.conflicts.title} file="conflicts" {...overlap} show={(data) => conflictsOf(data, about)} />
        {!partner && (
          <Figure
            title={t.offices.title}
            file="offices"
            {...offices}
            show={(data) => officesOf(data, about, officeName)}
          />
        )}
        <Figure title={t.topics.title} file="topics" {...topics} show={(data) => topicsOf(data, about)} />
        {!partner && (
          <>
            <Figure title={t.backlog.title} file="backlog" {...reviews} show={(data) => backlogOf(data, about)} />
            <Figure title={t.precision.title} file="precision" {...reviews} show={(data) => precisionOf(data, about)} />
            <Figure title={t.savings.title} file="savings" {...savings} show={(data) => savingsOf(data, officeName)} />
          </>
        )}
      </div>
    </>
  );
}

/** Which days, whose customers and whose sending the figures are about; on paper, where there are no pickers, too. */
function Said({ about: { query }, from, to }: { about: About; from: string; to: string }) {
  const [segmentName, officeName] = [useSegmentName(), useOfficeName()];
  return (
    <Text size="sm" c="dimmed" mb="sm" role="status">
      {[
        t.days(showDay(from), showDay(to)),
        query.segment === undefined ? t.allSegments : segmentName(query.segment),
        query.office === undefined ? t.allOffices : officeName(query.office),
      ].join(' · ')}
    </Text>
  );
}

/** Paper is white: what is printed is printed in the light theme, and shown as before afterwards. */
function usePrintedLight(): void {
  useEffect(() => {
    const root = document.documentElement;
    const scheme = 'data-mantine-color-scheme';
    let shown: string | null = null;
    const before = () => {
      shown = root.getAttribute(scheme);
      root.setAttribute(scheme, 'light');
    };
    const after = () => {
      if (shown !== null) root.setAttribute(scheme, shown);
    };
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
}
