import { cpus, loadavg, totalmem } from 'node:os';

const GIB = 2 ** 30;

/** Names the machine and the moment: `2 × AMD EPYC, 24 GiB, Chromium 156, Node 20.20.2, …`. */
export function machine(chromium: string): string {
	const [first] = cpus();
	const date = new Date().toISOString().slice(0, 16).replace('T', ' ');
	return [
		`${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}`,
		`${(totalmem() / GIB).toFixed(0)} GiB`,
		`Chromium ${chromium}`,
		`Node ${process.versions.node}`,
		`${date} UTC`,
		`load ${(loadavg()[0] ?? 0).toFixed(1)}`
	].join(' · ');
}
