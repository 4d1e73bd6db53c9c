import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import adapterStatic from '@sveltejs/adapter-static';

const PLACEHOLDER = 'self.__PRECACHE_MANIFEST';
// Fact pages are prerendered for readers and search engines; offline the fallback page renders them.
const LEFT_OUT =
	/^(facts\/.+\.html|service-worker\.js|.*\.(map|br|gz)|screenshots\/.*|guide\/.*|robots\.txt|_headers)$/;

function files(folder) {
	return readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) =>
			relative(folder, join(entry.parentPath ?? entry.path, entry.name))
				.split(sep)
				.join('/')
		)
		.sort();
}

/** The address under which a static host serves the file: pages without `.html`. */
function address(file) {
	if (file === '200.html') return file;
	return file.replace(/(^|\/)index\.html$/, '$1').replace(/\.html$/, '') || './';
}

/**
 * adapter-static, then the precache list: every file by its content's hash, so that a release fetches
 * only what changed. Throws when the worker has no place for the list.
 */
export default function adapter(options) {
	const inner = adapterStatic(options);
	return {
		name: 'saxaul-static',
		async adapt(builder) {
			await inner.adapt(builder);
			const root = options.pages;
			const worker = join(root, 'service-worker.js');
			const code = readFileSync(worker, 'utf8');
			if (!code.includes(PLACEHOLDER)) throw new Error(`${worker} does not hold ${PLACEHOLDER}`);
			const manifest = files(root)
				.filter((file) => !LEFT_OUT.test(file))
				.map((file) => ({
					url: address(file),
					revision: file.includes('/immutable/')
						? null
						: createHash('sha256')
								.update(readFileSync(join(root, file)))
								.digest('hex')
								.slice(0, 16)
				}));
			writeFileSync(worker, code.replace(PLACEHOLDER, JSON.stringify(manifest)));
			// Now, not by adapter-static's own option: the worker has only just got its list.
			await builder.compress(root);
			builder.log.success(`Precache: ${manifest.length} files`);
		}
	};
}
