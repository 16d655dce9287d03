import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { INestApplication, LoggerService } from '@nestjs/common';
import cookies from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, NestFastifyApplication } from '@nestjs/platform-fastify';
import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify';
import { Logger } from 'pino';
import { Origins } from './access/origin.js';
import { KeyActivity } from './activity/key-activity.js';
import { AppModule } from './app.module.js';
import { RefusalLog } from './audit/refusal-log.js';
import { Config } from './config/config.js';
import { publishConsole } from './console/console.js';
import { withoutSession } from './database/company-session.js';
import { refuseConnection } from './dialects/connection-problem.js';
import { Dialects } from './dialects/dialects.js';
import { asRouted } from './dialects/facturascripts/routed-target.js';
import { writeProblem } from './dialects/problem.filter.js';
import { tellOfAnswers } from './http/answered-calls.js';
import { publishReference } from './http/api-reference.js';
import { BODY_LIMIT, readBodies } from './http/body.js';
import { allowOrigins } from './http/cors.js';
import { closeConnectionsWhenClosing } from './http/drain.js';
import { leaveLargeBodies } from './http/large-body.js';
import { routeEveryMethod } from './http/methods.js';
import { namePlainJson } from './http/plain-json.js';
import { patchAnswersPut } from './http/put.js';
import { checkRequest } from './http/request-checks.js';
import { answerQuestions } from './http/route-finder.js';
import { logRequests } from './http/request-log.js';
import { acceptMultipart } from './http/multipart.js';
import { NestLogger } from './http/nest-logger.js';
import { Jobs } from './jobs/jobs.js';
import { serializeAnswers } from './http/serializer.js';
import { BodiesAndQueries } from './http/validation.pipe.js';

const REQUEST_ID = /^[\w.:-]{8,100}$/;

/** How long a request may take to arrive. */
const ARRIVAL_MS = 60_000;

/** The application as it serves, ready to listen; the server and the tests make it in this one way. */
export async function createApp(
  config: Config,
  appUrl: string,
  logger: Logger,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    bodyLimit: BODY_LIMIT,
    logger: false,
    requestTimeout: ARRIVAL_MS,
    requestIdHeader: false,
    genReqId: ({ headers }: IncomingMessage) => {
      const named = headers['x-request-id'];
      return typeof named === 'string' && REQUEST_ID.test(named) ? named : randomUUID();
    },
    rewriteUrl: ({ method, url = '/' }: IncomingMessage) => asRouted(method, url),
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    // The router's own refusals (a path that is no URL) come before any route.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      writeProblem(app.get(Dialects), error, request, reply),
    clientErrorHandler: (error: ConnectionError, socket: Socket) =>
      refuseConnection(app.get(Dialects), error, socket),
    // Node would answer a missing Host in its own words; checkRequest does so in ours.
    http: { requireHostHeader: false },
  });
  const app: NestFastifyApplication = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, appUrl),
    adapter,
    { logger: new NestLogger(logger), bodyParser: false, abortOnError: false },
  );
  try {
    prepareServer(app, logger);
    await app.register(cookies);
    app.useGlobalPipes(new BodiesAndQueries());
    publishReference(app);
    await publishConsole(app);
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await app.get(Jobs).start();
    return app;
  } catch (error) {
    // A refusal to start leaves no connection behind.
    await app.close();
    throw error;
  }
}

/** The services without a server, for the command line. */
export function createContext(config: Config, appUrl: string, logger: LoggerService) {
  return NestFactory.createApplicationContext(AppModule.with(config, appUrl), {
    logger,
    abortOnError: false,
  });
}

function prepareServer(app: INestApplication, logger: Logger): void {
  const server = (app as NestFastifyApplication).getHttpAdapter().getInstance();
  const dialects = app.get(Dialects);
  serializeAnswers(server);
  answerQuestions(server);
  answerInNodesPlace(server.server, dialects);
  routeEveryMethod(server);
  const takesForms = (url: string) => dialects.owner(url).open;
  readBodies(server, takesForms);
  leaveLargeBodies(server);
  acceptMultipart(server, takesForms);
  namePlainJson(server, takesForms);
  patchAnswersPut(server);
  closeConnectionsWhenClosing(server);
  logRequests(server, logger);
  tellOfAnswers(server, [app.get(KeyActivity), app.get(RefusalLog)]);
  server.addHook('onRequest', (request, reply, done) => {
    // What is answered belongs to its caller, and may be shown once only: no cache keeps it.
    void reply.headers({ 'x-request-id': request.id, 'cache-control': 'no-store' });
    done();
  });
  // Before anything is refused: a page of an allowed origin may read why.
  allowOrigins(server, app.get(Origins), (url) => !dialects.owner(url).open);
  server.addHook('onRequest', (request, _reply, done) => {
    checkRequest(request);
    done();
  });
  // After the body: what reads it runs apart from the hooks before it.
  server.addHook('preHandler', ({ id: requestId, ip: address }, _reply, done) =>
    withoutSession(done, { requestId, address }),
  );
}

/** Node itself would hang up on CONNECT, and answer an expectation it does not know with an empty body. */
function answerInNodesPlace(server: Server, dialects: Dialects): void {
  server.on('connect', (_request, socket: Duplex) => refuseConnection(dialects, {}, socket));
  server.on('checkExpectation', (request, response) => server.emit('request', request, response));
}
