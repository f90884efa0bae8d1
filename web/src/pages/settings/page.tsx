import { NavLink } from '@mantine/core';
import { Link, Outlet, useLocation } from 'react-router';
import { useSession } from '../../app/session';
import { words } from '../../words';
import { SECTIONS } from './sections';
import classes from './settings.module.css';

/** What surrounds every part of the settings: the list of the parts that are open to the one who looks. */
export function Page() {
  const { may } = useSession();
  const here = useLocation().pathname.split('/')[2];
  const open = SECTIONS.filter(({ need }) => need === undefined || may.includes(need));
  return (
    <div className={classes.frame}>
      <nav aria-label={words.settings.label} className={classes.parts}>
        {open.map(({ path, label }) => (
          <NavLink
            key={path}
            component={Link}
            to={`/settings/${path}`}
            label={label}
            active={here === path}
            aria-current={here === path ? 'page' : undefined}
            variant="subtle"
            fw={here === path ? 650 : 400}
            w="auto"
          />
        ))}
      </nav>
      <div className={classes.part}>
        <Outlet />
      </div>
    </div>
  );
}
