// Checks an improvement passport with npm's jose and nothing of the hub's own.
//
//   node passport-client.mjs TOKEN_FILE JWKS_FILE
//
// One line of JSON on stdout: {"header": …, "payload": …} and exit 0, or {"refused": CODE} and exit 3.
// Anything else that goes wrong is told on stderr, with exit 1.
import { readFile } from 'node:fs/promises';
import { createLocalJWKSet, errors, jwtVerify } from 'jose';

const REFUSED = 3;
const [tokenFile, keysFile] = process.argv.slice(2);
if (!keysFile) {
  console.error('usage: node passport-client.mjs TOKEN_FILE JWKS_FILE');
  process.exit(2);
}

async function main() {
  const token = (await readFile(tokenFile, 'utf8')).trim();
  const keys = createLocalJWKSet(JSON.parse(await readFile(keysFile, 'utf8')));
  try {
    const { protectedHeader, payload } = await jwtVerify(token, keys, { typ: 'vc+jwt', algorithms: ['ES256'] });
    console.log(JSON.stringify({ header: protectedHeader, payload }));
  } catch (error) {
    if (!(error instanceof errors.JOSEError)) {
      throw error;
    }
    console.log(JSON.stringify({ refused: error.code }));
    process.exitCode = REFUSED;
  }
}

main().catch((error) => {
  console.error(`passport-client: ${error.message}`);
  process.exitCode = 1;
});
