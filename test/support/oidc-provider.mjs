// A real OpenID Connect provider, in a process of its own: node oidc-provider.mjs REDIRECT_URI. Prints its address.
// Who logs in as `subject~address~verified` is that subject with that address.
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const provider = new Provider(issuer, {
  clients: [{ client_id: 'onevoice', client_secret: 'a-secret-of-the-client', redirect_uris: [process.argv[2]] }],
  claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
  pkce: { required: () => true },
  cookies: { keys: ['for tests'] },
  findAccount: (_context, accountId) => {
    const [sub, email, verified] = accountId.split('~');
    return { accountId, claims: () => ({ sub: accountId, name: sub, email, email_verified: verified === 'verified' }) };
  },
});
server.on('request', provider.callback());
process.stdout.write(`${issuer}\n`);
