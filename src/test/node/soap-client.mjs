// Calls the hub's SOAP service as a buyer's system would, with npm's soap and nothing of the hub's own.
//
//   node soap-client.mjs WSDL_URL ENDPOINT OPERATION FILE
//
// OPERATION  submitAudit or submitZeroToleranceAlert
// FILE       the message: *.xml is sent as it is, *.json becomes XML by the WSDL; - sends an empty message
// CLIENT_USER, CLIENT_PASSWORD in the environment: HTTP Basic
//
// One line of JSON on stdout: {"result": …} and exit 0, or {"fault": …, "status": …} and exit 3.
// Anything else that goes wrong is told on stderr, with exit 1.
import { readFile } from 'node:fs/promises';
import soap from 'soap';

const FAULT = 3;
const [wsdl, endpoint, operation, file] = process.argv.slice(2);
if (!file) {
  console.error('usage: node soap-client.mjs WSDL_URL ENDPOINT OPERATION FILE');
  process.exit(2);
}

const { CLIENT_USER: user = '', CLIENT_PASSWORD: password = '' } = process.env;

/** The argument of an operation of a client of npm's soap. */
async function message() {
  if (file === '-') {
    return {};
  }
  const text = await readFile(file, 'utf8');
  if (file.endsWith('.json')) {
    return JSON.parse(text);
  }
  return { _xml: text.replace(/^\uFEFF?\s*<\?xml[^>]*\?>\s*/, '') };
}

function print(value) {
  process.stdout.write(JSON.stringify(value) + '\n');
}

async function main() {
  const login = new soap.BasicAuthSecurity(user, password);
  const headers = {};
  login.addHeaders(headers);
  const client = await soap.createClientAsync(wsdl, { endpoint, wsdl_headers: headers });
  client.setSecurity(login);
  const call = client[operation + 'Async'];
  if (!call) {
    throw new Error(`the WSDL has no operation ${operation}`);
  }
  try {
    const [result] = await call.call(client, await message());
    print({ result });
  } catch (error) {
    const fault = error.root?.Envelope?.Body?.Fault;
    if (!fault) {
      throw error;
    }
    print({ fault, status: error.response?.status ?? null });
    process.exitCode = FAULT;
  }
}

main().catch((error) => {
  console.error(`soap-client: ${error.message}`);
  process.exitCode = 1;
});
