import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { completeSchemas } from './reference-schemas.js';
import { describeAccess, RouteAccess } from './route-access.js';
import { routesOf } from './routes.js';

const INTRODUCTION = `Invoicing for several companies, behind keys that open exactly what they should.

Send your key as \`Authorization: Bearer <key>\` or as \`X-API-Key: <key>\`, never in the URL. Answers are
\`{"success": true, "data": ...}\`, refusals \`{"success": false, "error": {code, message, reason, request_id}}\`
(with \`Accept: application/problem+json\` as RFC 9457). Every POST takes an \`Idempotency-Key\`. PUT and PATCH
are the same partial update. Decimals are text, dates are \`YYYY-MM-DD\`, times are ISO 8601 in UTC.

Outside of \`/api/v1\` the server speaks abaco's contract: camelCase, decimals as numbers, lists as
\`{"products": [...], "total", "page", "limit"}\`, refusals as \`{code, message, errors?}\` in Spanish.`;

/** The reference asks no other server for anything: what a browser shows of it comes from here. */
const OWN_CONTENT = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

/** Serves /openapi.json and the readable reference at /docs; each operation says which grant it needs. */
export function publishReference(app: NestFastifyApplication): void {
  const definition = new DocumentBuilder()
    .setTitle('Llavero')
    .setVersion('1')
    .setDescription(INTRODUCTION)
    .addSecurity('bearer', { type: 'http', scheme: 'bearer' })
    .addSecurity('key', { type: 'apiKey', in: 'header', name: 'X-API-Key' })
    .build();
  const document = () =>
    withAccess(
      completeSchemas(SwaggerModule.createDocument(app, definition, { operationIdFactory })),
      routesOf(app),
    );
  SwaggerModule.setup('docs', app, document, {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: 'Llavero API',
    swaggerOptions: {
      docExpansion: 'list',
      persistAuthorization: false,
      defaultModelsExpandDepth: 0,
      validatorUrl: null,
    },
  });
  const server = app.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    if (request.routeOptions.url?.startsWith('/docs'))
      void reply.header('content-security-policy', OWN_CONTENT);
    done();
  });
}

/** `ApiKeys_list`: clients make the names of their calls from it. */
function operationIdFactory(controller: string, method: string): string {
  return `${controller.replace(/Controller$/, '')}_${method}`;
}

function withAccess(document: OpenAPIObject, routes: readonly RouteAccess[]): OpenAPIObject {
  for (const route of routes) {
    const path = document.paths[route.path.replaceAll(/:(\w+)/g, '{$1}')];
    const operation = path?.[route.method.toLowerCase() as 'get'];
    if (!path || !operation) continue;
    const access = describeAccess(route);
    const [summary, description] = [operation.summary, operation.description].map((text) => text ?? '');
    operation.summary = [access.policy, summary].filter(Boolean).join(' · ');
    operation.description = [description, `**Access:** ${access.words}`].filter(Boolean).join('\n\n');
    Object.assign(operation, { 'x-llavero-access': access.policy });
    operation.security = route.policy?.kind === 'public' ? [] : [{ bearer: [] }, { key: [] }];
    if (route.method === 'PATCH' && !path.put)
      path.put = { ...operation, operationId: `${operation.operationId}_put` };
  }
  return document;
}
