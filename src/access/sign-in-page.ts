/** Plain HTML, so that people can come in before, and even if, the pages were built. */
export const SIGN_IN_PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign in · OneVoice</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1a1b1e; background: #f8f9fa; margin: 0; }
main { max-width: 22rem; margin: 12vh auto; padding: 2rem; background: #fff; border-radius: 8px; box-shadow: 0 1px 4px #0003; }
h1 { font-size: 1.3rem; margin: 0 0 1rem; }
label { display: block; margin: 0 0 .8rem; }
input { display: block; width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; border: 1px solid #868e96; border-radius: 4px; }
button { font: inherit; width: 100%; padding: .6rem; border: 0; border-radius: 4px; background: #1c5fa8; color: #fff; cursor: pointer; }
a { color: #1c5fa8; }
[role=alert] { color: #a51111; min-height: 1.5em; margin: .8rem 0 0; }
[hidden] { display: none; }
</style>
</head>
<body>
<main>
<h1 id="title">Sign in to OneVoice</h1>
<form id="form">
<label id="email-row">E-mail <input id="email" type="email" autocomplete="username" required></label>
<label id="name-row" hidden>Your name <input id="name" autocomplete="name" required disabled></label>
<label id="password-row"><span id="password-label">Password</span> <input id="password" type="password" autocomplete="current-password" required></label>
<button id="go">Sign in</button>
<p role="alert" id="message"></p>
</form>
<p id="oidc" hidden><a href="/api/v1/sign-in/oidc">Sign in with your company account</a></p>
<p id="forgot"><a href="#forgot">Forgot your password?</a></p>
</main>
<script src="/sign-in/script.js" type="module"></script>
</body>
</html>
`;

/** Which form the address asks for, and what it sends where. A token stays behind the #, which no server is sent. */
export const SIGN_IN_SCRIPT = `const at = (id) => document.getElementById(id);
const value = (id) => at(id).value;
const PROBLEMS = {
  'provider-unavailable': 'The company sign-in does not answer. Try again, or use your password.',
  'provider-refused': 'The company sign-in did not let you in. Try again.',
  'address-not-verified': 'The company sign-in has not verified your e-mail address.',
  'not-invited': 'There is no account for you here yet. Ask an admin for an invitation.',
};
const FORMS = {
  'sign-in': { title: 'Sign in to OneVoice', go: 'Sign in', fields: ['email', 'password'],
    send: () => ['sign-in', { email: value('email'), password: value('password') }] },
  'first-run': { title: 'Welcome: you are the first admin', go: 'Begin', fields: ['email', 'name', 'password'], fresh: true,
    send: (token) => ['first-run', { token, email: value('email'), name: value('name'), password: value('password') }] },
  invitation: { title: 'Welcome to OneVoice', go: 'Come in', fields: ['name', 'password'], fresh: true,
    send: (token) => ['invitations/' + token, { name: value('name'), password: value('password') }] },
  'password-reset': { title: 'Choose a new password', go: 'Save', fields: ['password'], fresh: true,
    send: (token) => ['password-reset/' + token, { password: value('password') }], done: 'Saved. You can sign in with it now.' },
  forgot: { title: 'Forgot your password?', go: 'Send me a link', fields: ['email'],
    send: () => ['password-reset', { email: value('email') }], done: 'If there is an account with this address, a link is on its way.' },
};
const ask = async (path, body) => {
  const answer = await fetch('/api/v1/' + path, body && { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
  const told = answer.status === 204 ? null : await answer.json();
  if (!answer.ok) throw new Error([told.detail, ...(told.errors ?? []).map((error) => error.pointer.slice(1) + ' ' + error.detail)].join(' '));
  return told;
};
const show = async () => {
  const [kind, token] = location.hash.slice(1).split('=');
  const form = FORMS[kind] ?? FORMS['sign-in'];
  at('title').textContent = form.title;
  at('go').textContent = form.go;
  at('password-label').textContent = form.fresh ? 'New password, 12 letters or more' : 'Password';
  at('password').autocomplete = form.fresh ? 'new-password' : 'current-password';
  at('forgot').hidden = form !== FORMS['sign-in'];
  at('message').textContent = PROBLEMS[new URLSearchParams(location.search).get('problem')] ?? '';
  for (const field of ['email', 'name', 'password']) {
    at(field + '-row').hidden = !form.fields.includes(field);
    at(field).disabled = !form.fields.includes(field);
  }
  at('form').onsubmit = async (event) => {
    event.preventDefault();
    try {
      await ask(...form.send(token));
      if (form.done) at('message').textContent = form.done;
      else location.replace('/');
    } catch (error) {
      at('message').textContent = error.message;
    }
  };
  if (kind === 'sign-in' && token) await ask('sign-in/link', { token }).then(() => location.replace('/'), (error) => (at('message').textContent = error.message));
  if (kind === 'invitation') await ask('invitations/' + token).then((who) => (at('name').value = who.name), (error) => (at('message').textContent = error.message));
};
addEventListener('hashchange', show);
await show();
at('oidc').hidden = !(await ask('sign-in')).oidc;
`;
