import type { Mail } from '../platform/mail/mailer.js';

interface To {
  email: string;
  name: string;
}

interface Link {
  url: string;
  expiresAt: Date;
}

/** What an invited person reads. */
export function invitationMail({ email, name }: To, link: Link): Mail {
  return {
    to: email,
    subject: 'Your account at OneVoice',
    text: `Hello ${name},

you have an account at OneVoice, where our offices see what we tell our customers before it is sent.
Choose your password here:

${link.url}

The link works once, until ${link.expiresAt.toISOString()}.
`,
  };
}

/** What somebody reads who forgot the password. */
export function resetMail({ email, name }: To, link: Link): Mail {
  return {
    to: email,
    subject: 'A new password for OneVoice',
    text: `Hello ${name},

somebody, most likely you, asked for a new password. Choose it here:

${link.url}

The link works once, until ${link.expiresAt.toISOString()}. If it was not you, there is nothing to do: the password stays.
`,
  };
}
