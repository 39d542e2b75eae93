// Reads a topic of the hub from its beginning as a buyer's system would, with npm's kafkajs and a client of the
// Confluent schema registry, and nothing of the hub's own.
//
//   node kafka-client.mjs BOOTSTRAP TOPIC REGISTRY_URL COUNT SECONDS
//
// BOOTSTRAP     host:port, several with commas
// REGISTRY_URL  what stands before /schemas/ids/{id}
// COUNT         stop after so many messages: exit 0
// SECONDS       stop after so much time with fewer messages: exit 4
// CLIENT_USER, CLIENT_PASSWORD in the environment: SASL/PLAIN; absent: no login
//
// One line of JSON on stdout for each message: {partition, offset, key, headers, value}.
import { randomUUID } from 'node:crypto';
import registryClient from '@kafkajs/confluent-schema-registry';
import kafkajs from 'kafkajs';

const TOO_FEW = 4;
const [bootstrap, topic, registryUrl, count, seconds] = process.argv.slice(2);
if (!seconds) {
  console.error('usage: node kafka-client.mjs BOOTSTRAP TOPIC REGISTRY_URL COUNT SECONDS');
  process.exit(2);
}

const { CLIENT_USER: username, CLIENT_PASSWORD: password = '' } = process.env;
const kafka = new kafkajs.Kafka({
  clientId: 'external-client',
  brokers: bootstrap.split(','),
  logLevel: kafkajs.logLevel.ERROR,
  logCreator: () => ({ log }) => console.error(`kafka-client: ${log.message}`),
  retry: { initialRetryTime: 100, retries: 5 },
  ...(username ? { sasl: { mechanism: 'plain', username, password } } : {}),
});
const registry = new registryClient.SchemaRegistry({ host: registryUrl.replace(/\/$/, '') });
const consumer = kafka.consumer({ groupId: `external-client-${randomUUID()}` });

/** JSON has no 64-bit integers and no bytes. */
function plain(name, value) {
  return typeof value === 'bigint' ? value.toString() : value;
}

function headers(message) {
  return Object.fromEntries(
    Object.entries(message.headers ?? {}).map(([name, value]) => [name, value?.toString()]));
}

async function line(partition, message) {
  return JSON.stringify(
    {
      partition,
      offset: message.offset,
      key: message.key?.toString() ?? null,
      headers: headers(message),
      value: await registry.decode(message.value),
    },
    plain);
}

async function main() {
  let seen = 0;
  let stop;
  const stopped = new Promise((resolve, reject) => { stop = { resolve, reject }; });
  const timer = setTimeout(() => stop.resolve(TOO_FEW), Number(seconds) * 1000);
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ partition, message }) => {
      if (seen >= Number(count)) {
        return;
      }
      try {
        process.stdout.write((await line(partition, message)) + '\n');
        seen++;
      } catch (error) {
        stop.reject(new Error(`offset ${message.offset} of ${topic}/${partition}: ${error.message}`));
      }
      if (seen >= Number(count)) {
        stop.resolve(0);
      }
    },
  });
  try {
    process.exitCode = await stopped;
  } finally {
    clearTimeout(timer);
    await consumer.disconnect();
  }
}

main().catch((error) => {
  console.error(`kafka-client: ${error.message}`);
  process.exitCode = 1;
});
