// A real OpenID Connect provider for tests: `node sign-in-provider.mjs PORT REDIRECT [SLOW-MS]` prints its issuer when it listens.
// Anybody signs in as the name that they type; whoever's name begins with "guest" is in no group. Nothing of it is in the product.
import { Provider } from "oidc-provider";

const [port, redirect, slowMs] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "darkslide",
      client_secret: "a secret of the test",
      redirect_uris: [redirect],
      grant_types: ["authorization_code"],
      response_types: ["code"],
    },
  ],
  pkce: { required: () => true },
  claims: { openid: ["sub"], profile: ["name", "groups"], email: ["email", "email_verified"] },
  // As most providers do: what was asked for stands in the ID token.
  conformIdTokenClaims: false,
  cookies: { keys: ["for tests alone"] },
  features: { devInteractions: { enabled: true } },
  findAccount: (_context, id) => ({
    accountId: id,
    claims: () => ({
      sub: id,
      name: `${id} Example`,
      groups: id.startsWith("guest") ? [] : ["staff", "photographers"],
      email: `${id}@example.org`,
      email_verified: true,
    }),
  }),
});

if (slowMs) {
  provider.use(async (_context, next) => {
    await new Promise((resolve) => setTimeout(resolve, Number(slowMs)));
    await next();
  });
}

provider.listen(Number(port), "127.0.0.1", () => console.log(issuer));
