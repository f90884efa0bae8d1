import { Button, Menu, SegmentedControl, Stack, Text, useMantineColorScheme } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { answered, api } from '../api/client';
import { forgetDrafts } from '../shared/drafts';
import { words } from '../words';
import { useSession } from './session';

/** The account's menu, open from the start: whoever has asked for it wants to see it. */
export function AccountMenu() {
  const me = useSession();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const signOut = async () => {
    await answered(api.POST('/api/v1/sign-out', {}));
    forgetDrafts();
    client.clear();
    await navigate('/sign-in');
  };
  return (
    <Menu position="bottom-end" width={260} withArrow defaultOpened>
      <Menu.Target>
        <Button variant="subtle" color="gray" c="inherit" size="sm" aria-label={words.nav.account(me.name)}>
          <Text truncate size="sm" maw={{ base: 140, sm: 240 }}>
            {me.name}
          </Text>
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Stack gap={2} px="sm" py="xs">
          <Text size="sm" fw={650}>
            {me.name}
          </Text>
          <Text size="xs" c="dimmed">
            {[me.role, me.office, me.email].filter(Boolean).join(' · ')}
          </Text>
        </Stack>
        <Menu.Divider />
        <Stack gap={4} px="sm" py="xs">
          <Text size="xs" c="dimmed" id="theme-label">
            {words.nav.theme}
          </Text>
          <SegmentedControl
            size="xs"
            fullWidth
            aria-labelledby="theme-label"
            value={colorScheme}
            onChange={setColorScheme}
            data={(['light', 'dark', 'auto'] as const).map((value) => ({ value, label: words.nav.themes[value] }))}
          />
        </Stack>
        <Menu.Divider />
        <Menu.Item component="a" href="/api/docs">
          {words.nav.api}
        </Menu.Item>
        <Menu.Item onClick={() => void signOut()}>{words.nav.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
