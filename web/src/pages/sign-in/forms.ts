import { answered, api } from '../../api/client';
import { words } from '../../words';

interface Given {
  email: string;
  name: string;
  password: string;
  token: string;
}

/** One way to come in: what it asks for, and where it goes. */
export interface Form {
  purpose: string;
  title: string;
  go: string;
  fields: readonly ('email' | 'name' | 'password')[];
  /** Whether the password is a new one. */
  fresh?: boolean;
  /** What is said when it does not lead inside. */
  done?: string;
  send: (given: Given) => Promise<unknown>;
}

const t = words.signIn;

const SIGN_IN: Form = {
  purpose: 'sign-in',
  title: t.title,
  go: t.go,
  fields: ['email', 'password'],
  send: ({ email, password }) => answered(api.POST('/api/v1/sign-in', { body: { email, password } })),
};

const FORMS: readonly Form[] = [
  {
    purpose: 'first-run',
    title: t.firstRun,
    go: t.firstRunGo,
    fields: ['email', 'name', 'password'],
    fresh: true,
    send: (body) => answered(api.POST('/api/v1/first-run', { body })),
  },
  {
    purpose: 'invitation',
    title: t.invitation,
    go: t.invitationGo,
    fields: ['name', 'password'],
    fresh: true,
    send: ({ token, name, password }) =>
      answered(api.POST('/api/v1/invitations/{token}', { params: { path: { token } }, body: { name, password } })),
  },
  {
    purpose: 'password-reset',
    title: t.reset,
    go: t.resetGo,
    fields: ['password'],
    fresh: true,
    done: t.resetDone,
    send: ({ token, password }) =>
      answered(api.POST('/api/v1/password-reset/{token}', { params: { path: { token } }, body: { password } })),
  },
  {
    purpose: 'forgot',
    title: t.forgotTitle,
    go: t.forgotGo,
    fields: ['email'],
    done: t.forgotDone,
    send: ({ email }) => answered(api.POST('/api/v1/password-reset', { body: { email } })),
  },
];

/** The form that a link's purpose asks for. */
export function formFor(purpose: string): Form {
  return FORMS.find((form) => form.purpose === purpose) ?? SIGN_IN;
}
