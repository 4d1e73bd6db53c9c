import { existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import sirv from 'sirv';

export interface ServeOptions {
	/** The built site. */
	folder: string;
	/** The path it lives under, as `/saxaul`; empty for the root. */
	base?: string;
	/** 0 takes any free port. */
	port?: number;
	/** The address to listen on; all when left out. */
	host?: string;
}

export interface Site {
	/** `http://127.0.0.1:<port>`, the same after a stop and a start. */
	readonly origin: string;
	start(): Promise<void>;
	/** Stops listening and cuts the open connections, like a server that is gone. */
	stop(): Promise<void>;
	/** Serves another build from now on: what a new release does. */
	deploy(folder: string): void;
}

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** A static host without header settings, but for what every host does: cache hints and compression. */
function siteOf(folder: string): Handler {
	if (!existsSync(join(folder, '200.html'))) throw new Error(`There is no built site in ${folder}`);
	return sirv(folder, {
		single: '200.html',
		brotli: true,
		gzip: true,
		etag: true,
		setHeaders(response, pathname) {
			const lasting = pathname.startsWith('/_app/immutable/');
			response.setHeader(
				'Cache-Control',
				lasting ? 'public, max-age=31536000, immutable' : 'no-cache'
			);
		}
	});
}

/** Starts serving a built folder, sub-path and fallback page included. */
export async function serve({ folder, base = '', port = 0, host }: ServeOptions): Promise<Site> {
	let site = siteOf(folder);
	let bound = port;
	const server = createServer((request, response) => {
		const url = request.url ?? '/';
		if (url.replace(/\?.*/, '') === base) {
			response.writeHead(301, { Location: `${base}/` }).end();
		} else if (url.startsWith(`${base}/`)) {
			request.url = url.slice(base.length);
			site(request, response);
		} else {
			response.writeHead(404).end();
		}
	});
	const start = () =>
		new Promise<void>((resolve, reject) => {
			server.once('error', reject);
			server.listen({ port: bound, host }, () => {
				server.off('error', reject);
				bound = (server.address() as AddressInfo).port;
				resolve();
			});
		});
	await start();
	return {
		origin: `http://127.0.0.1:${bound}`,
		start,
		stop: () =>
			new Promise((resolve) => {
				server.close(() => {
					resolve();
				});
				server.closeAllConnections();
			}),
		deploy(next) {
			site = siteOf(next);
		}
	};
}

async function serveFromShell(): Promise<void> {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			base: { type: 'string', default: process.env.BASE_PATH ?? '' },
			port: { type: 'string', default: '4173' }
		}
	});
	const port = Number(values.port);
	await serve({ folder: positionals[0] ?? 'build', base: values.base, port });
	console.log(`Saxaul is at http://localhost:${port}${values.base}/ (Ctrl+C stops it)`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await serveFromShell();
