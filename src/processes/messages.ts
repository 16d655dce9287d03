import { Answers, Asks } from '../access/throttle/asking.js';
import { Config } from '../config/config.js';
import { OpenDatabase } from '../database/open-database.js';

/** What a worker serves: the configuration and the database of its primary, whatever the environment says by now. */
export interface Handover {
  config: Config;
  database: Pick<OpenDatabase, 'appUrl' | 'place'>;
  /** Whether it tells what takes a while; one of them does. */
  tells: boolean;
}

/** The primary to a worker: what to serve, first of all; to stop; and the answers to what was asked. */
export type ToWorker = Handover | { stop: NodeJS.Signals } | Answers;

/** A worker to its primary: how to greet now that it listens; why it cannot serve; and what is asked of the limits. */
export type FromWorker = { ready: string } | { failed: string } | Asks;
