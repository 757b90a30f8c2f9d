/**
 * A small web on this machine: pages served as if at their real addresses, everything else refused
 * and written down.
 */
import { createHash, X509Certificate } from 'node:crypto';
import { createServer as createPlainServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { connect, createServer } from 'node:net';
import { generate } from 'selfsigned';

/** @typedef {{ body: string | Uint8Array, type?: string, headers?: Record<string, string> }} Page */
/**
 * @typedef {object} Visit
 * @property {string} address as far as it is known: a refused tunnel knows only the host.
 * @property {string} method
 * @property {'served' | 'icon' | 'errand' | 'refused'} answer all but the first are refused; an icon is
 *   what browsers ask of every site, an errand is the browser's own.
 * @property {string} from the page or extension that asked, where the request tells.
 */
/** @typedef {import('node:stream').Duplex} Duplex */
/** @typedef {Awaited<ReturnType<typeof openWeb>>} Web */

/** The browsers' own errands: updates, settings, the clock. No page and no extension asks for these. */
const ERRAND =
  /^(?:(?:update|optimizationguide-pa|content-autofill|safebrowsing)\.googleapis\.com|(?:clients\d|accounts|android\.clients|mtalk)\.google\.com|(?:[\w.-]+\.)?(?:gvt1|mozilla|firefox)\.(?:com|net|org))$/;

/** The first byte of a TLS handshake. */
const HANDSHAKE = 0x16;

/** @param {string} address */
function withoutQuery(address) {
  const { origin, pathname } = new URL(address);
  return origin + pathname;
}

/** @returns {Promise<number>} the port that it listens on. */
function listen(/** @type {import('node:net').Server} */ server) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : 0);
    });
  });
}

/**
 * Opens the web: `port` speaks HTTPS and HTTP for every host, `proxyPort` leads tunnels there.
 * Only addresses given to `serve` are answered; a query is ignored unless it was given too.
 */
export async function openWeb() {
  const { private: key, cert } = await generate([{ name: 'commonName', value: 'Postil fixtures' }], {
    keyType: 'ec',
    extensions: [
      { name: 'subjectAltName', altNames: [{ type: 2, value: '*.substack.com' }] },
      { name: 'basicConstraints', cA: false },
    ],
  });
  /** @type {Map<string, Page>} */
  const pages = new Map();
  /** @type {Visit[]} */
  const visits = [];
  /** @type {Set<import('node:net').Socket>} */
  const sockets = new Set();

  const hosts = () => new Set([...pages.keys()].map((address) => new URL(address).hostname));
  const visit = (/** @type {string} */ address, /** @type {string} */ method, from = '') => {
    const { hostname, pathname } = new URL(address);
    const served = pages.get(address) ?? pages.get(withoutQuery(address));
    const errand = ERRAND.test(hostname) && !from.includes('-extension:');
    const icon = pathname === '/favicon.ico' && hosts().has(hostname);
    visits.push({
      address,
      method,
      from,
      answer: served ? 'served' : errand ? 'errand' : icon ? 'icon' : 'refused',
    });
    return served;
  };

  /** @type {(scheme: string) => import('node:http').RequestListener} */
  const answer = (scheme) => (request, response) => {
    // A client of the proxy asks for an absolute address, everyone else for a path.
    const address = URL.canParse(request.url ?? '')
      ? String(request.url)
      : `${scheme}://${request.headers.host}${request.url}`;
    const page = visit(address, request.method ?? '', request.headers.origin ?? request.headers.referer);
    if (page === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('Nothing is served here.');
      return;
    }
    const type = page.type ?? 'text/html; charset=utf-8';
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store', ...page.headers });
    response.end(page.body);
  };
  const secure = createSecureServer({ key, cert }, answer('https'));
  const plain = createPlainServer(answer('http'));
  for (const server of [secure, plain]) {
    server.on('upgrade', (request, socket) => {
      visit(`ws://${request.headers.host}${request.url}`, 'GET', request.headers.origin);
      socket.destroy();
    });
  }

  // TLS takes over a socket only before anything was read from it: a second connection, then, once
  // the first byte has told which of the two servers it is for.
  const [securePort, plainPort] = await Promise.all([secure, plain].map(listen));
  const join = (
    /** @type {Duplex} */ client,
    /** @type {number | undefined} */ to,
    /** @type {Buffer} */ head,
  ) => {
    const server = connect(Number(to), '127.0.0.1');
    server.write(head);
    server.pipe(client).pipe(server);
    client.on('error', () => server.destroy());
    server.on('error', () => client.destroy());
  };
  const door = createServer((socket) => {
    socket.once('data', (first) => join(socket, first[0] === HANDSHAKE ? securePort : plainPort, first));
    socket.on('error', () => socket.destroy());
  });
  const port = await listen(door);

  const proxy = createPlainServer(answer('http'));
  proxy.on('connect', (request, client, head) => {
    const [host = ''] = (request.url ?? '').split(':');
    client.on('error', () => client.destroy());
    if (!hosts().has(host)) {
      visit(`https://${request.url}/`, 'CONNECT');
      client.end('HTTP/1.1 403 Forbidden\r\n\r\n');
      return;
    }
    client.write('HTTP/1.1 200 Connection established\r\n\r\n');
    join(client, securePort, head);
  });
  const proxyPort = await listen(proxy);
  const servers = [door, proxy, secure, plain];
  for (const server of servers) {
    server.on('connection', (/** @type {import('node:net').Socket} */ socket) => {
      sockets.add(socket);
      socket.on('close', () => sockets.delete(socket));
    });
  }

  return {
    port,
    proxyPort,
    /** PEM. */
    certificate: cert,
    /** What Chromium calls a certificate: SHA-256 of its public key, in base64. */
    fingerprint: createHash('sha256')
      .update(new X509Certificate(cert).publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64'),
    /** Every request so far, in order. */
    visits,
    hosts,
    /** Serves a page at an address from now on, instead of what was there. */
    serve(/** @type {string} */ address, /** @type {Page} */ page) {
      const { origin, pathname, search } = new URL(address);
      pages.set(origin + pathname + search, page);
    },
    /** The requests that nobody expects. */
    strangers: () => visits.filter(({ answer: kind }) => kind === 'refused'),
    async close() {
      for (const socket of sockets) socket.destroy();
      await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
}
