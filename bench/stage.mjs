// What scenarios are played on: one PostgreSQL, the databases on it, the programs that are measured, and the report.
import { startEmbeddedPostgres } from '../dist/src/database/embedded-postgres.js';
import { CAST } from './cast.mjs';
import { COUNTING, StatementCounter } from './counter.mjs';
import { install } from './installation.mjs';
import { printed, printedFigure } from './report.mjs';
import { postmasterCpu } from './processes.mjs';
import { compare, measure, ratios, spread, subjectOf } from './rounds.mjs';
import { LoadGenerator } from './subjects.mjs';

export class Stage {
  report = { comparisons: [], figures: [], sizes: [] };
  running = [];
  subjects = new Map();

  /**
   * @param {{ companies: number, invoices: number, keys: number, sizes: number[] }} profile
   * @param {{ rounds: number, seconds: number, connections: number, soak: number }} pace
   * @param {string[]} further peers that are measured only when they are asked for
   */
  constructor(server, folder, profile, pace, further) {
    this.server = server;
    this.further = further;
    this.folder = folder;
    this.profile = profile;
    this.pace = pace;
    this.generator = new LoadGenerator();
  }

  static async open(folder, profile, pace, further) {
    const server = await startEmbeddedPostgres({ dataDir: folder, settings: COUNTING });
    const stage = new Stage(server, folder, profile, pace, further);
    // What is under way fails for want of its programs, and the run ends as after any failure.
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void stage.close());
    try {
      stage.main = await stage.install('bench', profile);
      const counter = await StatementCounter.open(stage.main.superuserUrl);
      await counter.track('none');
      await counter.close();
      return stage;
    } catch (error) {
      await stage.close();
      throw error;
    }
  }

  /** What a subject is asked with. */
  get load() {
    return { ...this.pace, generator: this.generator, databaseCpu: () => postmasterCpu(this.folder) };
  }

  say(text) {
    process.stdout.write(`${text}\n`);
  }

  /** A further database with a Llavero's data in it. */
  install(name, { companies, invoices, keys }) {
    this.say(`Loading ${invoices} invoices of ${companies} companies, and ${keys} keys ...`);
    return install(this.server, name, { companies, invoices, keys }, this.folder);
  }

  has(peer) {
    return this.further.includes(peer);
  }

  /** One of the cast, started at its first entrance and there until the end. */
  subject(name) {
    if (!this.subjects.has(name)) this.subjects.set(name, this.keep(CAST[name](this)));
    return this.subjects.get(name);
  }

  /** What each of the requests asks of PostgreSQL: its round trips. */
  async recorded(requests) {
    return (await this.subject('recorder')).ask(requests);
  }

  async keep(starting) {
    const subject = await starting;
    this.running.push(subject);
    return subject;
  }

  /** Plays with subjects that are started for this alone. */
  async during(starting, work) {
    const subjects = {};
    try {
      for (const [name, start] of Object.entries(starting)) subjects[name] = await start();
      return await work(subjects);
    } finally {
      for (const subject of Object.values(subjects)) await subject.stop();
    }
  }

  /**
   * Rounds of what each row sends, each row beside the base, and the figures that have a target.
   * @param {object} comparison
   * @param {string} comparison.name
   * @param {string} comparison.base a row
   * @param {Record<string, unknown[]>} comparison.requests of each row
   * @param {Record<string, [row: string, base: string, field?: string]>} [comparison.figures] ratios of two rows
   */
  async compare({ name, base, requests, figures = {} }, further = {}) {
    const subjects = { ...further };
    for (const row of Object.keys(requests)) subjects[subjectOf(row)] ??= await this.subject(subjectOf(row));
    const results = await measure(subjects, requests, this.load);
    this.tell({ name, base, results });
    for (const [figure, [row, beside, field]] of Object.entries(figures))
      this.figure(figure, spread(ratios(results, row, beside, field)));
    return results;
  }

  tell({ name, base, results }) {
    const comparison = { name, base, rows: compare(results, base) };
    this.report.comparisons.push(comparison);
    this.say(printed(comparison));
  }

  /** @param {{ value: number, lowest?: number, highest?: number }} found */
  figure(name, found) {
    this.report.figures.push({ name, ...found });
    this.say(printedFigure(this.report.figures.at(-1)));
  }

  /** Once, however many ask for it. */
  close() {
    return (this.closing ??= this.end());
  }

  async end() {
    this.generator.stop();
    for (const subject of this.running.toReversed()) await subject.stop();
    await this.server.stop();
  }
}
