import { Alert, AppShell, Burger, Button, Group, NavLink, Text } from '@mantine/core';
import { useDisclosure, useNetwork } from '@mantine/hooks';
import { Suspense, lazy, useEffect, useRef, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { useLiveUpdates } from '../api/live';
import { words } from '../words';
import { SignedIn, useSession } from './session';

const PAGES = [
  ['check', words.nav.check],
  ['queue', words.nav.queue],
  ['timeline', words.nav.timeline],
  ['dashboards', words.nav.dashboards],
  ['settings', words.nav.settings],
] as const;

/** What surrounds every page: skip link, navigation, account. */
export function Shell() {
  return (
    <SignedIn>
      <Frame />
    </SignedIn>
  );
}

const AccountMenu = lazy(async () => ({ default: (await import('./AccountMenu')).AccountMenu }));

function Frame() {
  const [opened, { toggle, close }] = useDisclosure();
  const { pathname } = useLocation();
  const { online } = useNetwork();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(pathname);
  useLiveUpdates();
  // A new page begins at its top, for eyes and for screen readers; the first one where the browser puts it.
  useEffect(() => {
    if (shown.current === pathname) return;
    shown.current = pathname;
    close();
    window.scrollTo(0, 0);
    main.current?.focus({ preventScroll: true });
  }, [pathname, close]);
  const here = (pathname.split('/')[1] ?? '').replace('conflicts', 'queue');
  return (
    <>
      <a className="skip-link" href="#main">
        {words.nav.skip}
      </a>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !opened } }}
        padding={{ base: 'sm', sm: 'lg' }}
      >
        <AppShell.Header className="no-print">
          <Group h="100%" px="md" justify="space-between" wrap="nowrap">
            <Group wrap="nowrap" gap="sm">
              <Burger
                opened={opened}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={opened ? words.nav.close : words.nav.open}
                aria-expanded={opened}
              />
              <Text component={Link} to="/" fw={700} c="inherit" td="none" size="lg">
                {words.product}
              </Text>
            </Group>
            <Account />
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="sm" className="no-print" aria-label={words.nav.label}>
          {PAGES.map(([path, label]) => (
            <NavLink
              key={path}
              component={Link}
              to={`/${path}`}
              label={label}
              active={here === path}
              aria-current={here === path ? 'page' : undefined}
              onClick={close}
              variant="subtle"
              fw={here === path ? 650 : 400}
            />
          ))}
        </AppShell.Navbar>
        <AppShell.Main id="main" ref={main} tabIndex={-1} style={{ outline: 'none' }}>
          {!online && (
            <Alert color="gray" mb="md" title={words.states.offline} role="status">
              {words.states.offlineCure}
            </Alert>
          )}
          <Outlet />
        </AppShell.Main>
      </AppShell>
    </>
  );
}

/** Who is signed in; the menu behind it is loaded when it is first opened. */
function Account() {
  const { name } = useSession();
  const [opened, setOpened] = useState(false);
  const button = (
    <Button
      variant="subtle"
      color="gray"
      c="inherit"
      size="sm"
      aria-label={words.nav.account(name)}
      aria-haspopup="menu"
      onClick={() => setOpened(true)}
    >
      <Text truncate size="sm" maw={{ base: 140, sm: 240 }}>
        {name}
      </Text>
    </Button>
  );
  return opened ? (
    <Suspense fallback={button}>
      <AccountMenu />
    </Suspense>
  ) : (
    button
  );
}
