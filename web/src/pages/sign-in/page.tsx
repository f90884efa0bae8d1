import { Anchor, Button, Center, Paper, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { answered, api } from '../../api/client';
import { words } from '../../words';
import { type Form, formFor } from './forms';

const t = words.signIn;

/** The page behind every link: signing in, the first admin, invitations, forgotten passwords. A token stays behind the #. */
export function Page() {
  const { hash } = useLocation();
  const [purpose = '', token = ''] = hash.slice(1).split('=');
  return (
    <Center component="main" mih="100vh" p="md">
      <Paper withBorder p="xl" w="100%" maw={400} radius="md">
        {purpose === 'sign-in' ? (
          <ByLink token={token} />
        ) : (
          <SignInForm key={hash} form={formFor(purpose)} token={token} />
        )}
      </Paper>
    </Center>
  );
}

/** Where somebody wanted to go; never to another site. */
function useWayIn(): () => Promise<void> {
  const [query] = useSearchParams();
  const navigate = useNavigate();
  const client = useQueryClient();
  return async () => {
    client.clear();
    const to = query.get('to') ?? '/';
    await navigate(/^\/(?![/\\])/.test(to) ? to : '/', { replace: true });
  };
}

function ByLink({ token }: { token: string }) {
  const comeIn = useWayIn();
  const begun = useRef(false);
  const link = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/sign-in/link', { body: { token } })),
    onSuccess: comeIn,
  });
  useEffect(() => {
    // A link works once: not twice in development's double run of effects.
    if (!begun.current) link.mutate();
    begun.current = true;
  }, [link]);
  return (
    <Stack>
      <Title order={1}>{t.title}</Title>
      {link.error === null ? <Text role="status">{t.linkWorks}</Text> : <Message text={link.error.message} />}
      {link.error !== null && <Anchor href="/sign-in">{t.back}</Anchor>}
    </Stack>
  );
}

function SignInForm({ form, token }: { form: Form; token: string }) {
  const [query] = useSearchParams();
  const comeIn = useWayIn();
  const [given, setGiven] = useState({ email: '', name: '', password: '' });
  const invited = useQuery({
    queryKey: ['invitation', token],
    enabled: form.purpose === 'invitation',
    retry: false,
    queryFn: () => answered(api.GET('/api/v1/invitations/{token}', { params: { path: { token } } })),
  });
  const ways = useQuery({
    queryKey: ['sign-in-ways'],
    enabled: form.purpose === 'sign-in',
    queryFn: () => answered(api.GET('/api/v1/sign-in', {})),
  });
  const name = given.name || (invited.data?.name ?? '');
  const sending = useMutation({
    mutationFn: () => form.send({ ...given, name, token }),
    onSuccess: () => (form.done === undefined ? comeIn() : undefined),
  });
  useEffect(() => {
    document.title = `${form.title} · ${words.product}`;
  }, [form.title]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  const field = (key: 'email' | 'name' | 'password') => ({
    required: true,
    value: key === 'name' ? name : given[key],
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setGiven((now) => ({ ...now, [key]: value }));
    },
  });
  const trouble = sending.error?.message ?? invited.error?.message ?? t.problems[query.get('problem') ?? ''];
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <div>
          <Text size="sm" c="dimmed">
            {words.product}
          </Text>
          <Title order={1}>{form.title}</Title>
          <Text size="sm" c="dimmed" mt={4}>
            {t.tagline}
          </Text>
        </div>
        {form.fields.includes('email') && (
          <TextInput label={t.email} type="email" autoComplete="username" withAsterisk={false} {...field('email')} />
        )}
        {form.fields.includes('name') && (
          <TextInput label={t.name} autoComplete="name" withAsterisk={false} {...field('name')} />
        )}
        {form.fields.includes('password') && (
          <PasswordInput
            label={form.fresh ? t.newPassword : t.password}
            description={form.fresh ? t.newPasswordRule : undefined}
            autoComplete={form.fresh ? 'new-password' : 'current-password'}
            withAsterisk={false}
            {...field('password')}
          />
        )}
        <Button type="submit" loading={sending.isPending}>
          {form.go}
        </Button>
        {trouble !== undefined && <Message text={trouble} />}
        {sending.isSuccess && form.done !== undefined && (
          <Text size="sm" role="status">
            {form.done}
          </Text>
        )}
        {ways.data?.oidc === true && <Anchor href="/api/v1/sign-in/oidc">{t.oidc}</Anchor>}
        {form.purpose === 'sign-in' ? (
          <Anchor href="#forgot" size="sm">
            {t.forgot}
          </Anchor>
        ) : (
          <Anchor href="#" size="sm">
            {t.back}
          </Anchor>
        )}
      </Stack>
    </form>
  );
}

function Message({ text }: { text: string }) {
  return (
    <Text size="sm" role="alert" c="var(--mantine-color-error)">
      {text}
    </Text>
  );
}
