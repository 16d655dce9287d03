import { RateLimit } from '../common/rate-limit.js';
import type { WebhookTiming } from './webhook-timing.js';

/**
 * Everything the environment decides, read and validated once at start (config/environment.ts) and
 * frozen. An instance is injected; nothing else reads the environment.
 */
export abstract class Config {
  abstract readonly production: boolean;
  abstract readonly port: number;
  abstract readonly host: string;
  /** Absolute path of the folder that holds the embedded database, the pepper and uploads. */
  abstract readonly dataDir: string;
  /** The application role's connection; absent means the embedded PostgreSQL. */
  abstract readonly databaseUrl: string | undefined;
  /** The owner role's connection, used by migrations only. */
  abstract readonly databaseOwnerUrl: string | undefined;
  abstract readonly redisUrl: string | undefined;
  /** The server that mail goes out by, and who it comes from; absent means that mail is off. */
  abstract readonly mail: { smtpUrl: string; from: string } | undefined;
  abstract readonly demo: boolean;
  abstract readonly globalKey: { token: string; company: string } | undefined;
  /** The pepper from the environment; absent means the one kept in `dataDir`. */
  abstract readonly keyPepper: string | undefined;
  abstract readonly keyPeppersRetired: readonly string[];
  /** What signs the cookies of web sessions; absent means the one kept in `dataDir`. */
  abstract readonly sessionSecret: string | undefined;
  /** Exact origins that browsers may call from, beside the server's own. */
  abstract readonly corsOrigins: readonly string[];
  /** CIDRs of the proxies whose X-Forwarded-For counts. */
  abstract readonly trustedProxies: readonly string[];
  /** `null` switches a limit off. */
  abstract readonly rateLimits: Readonly<Record<'key' | 'company' | 'address', RateLimit | null>>;
  /** How many processes answer requests; 1 means the one that was started. */
  abstract readonly processes: number;
  /** Whether webhooks may reach private addresses. Their timing is WEBHOOK_TIMING; no variable says another. */
  abstract readonly webhooks: Readonly<{ allowPrivate: boolean; timing?: WebhookTiming }>;
  abstract readonly logLevel: string;
}
