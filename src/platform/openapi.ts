import type { NestExpressApplication } from '@nestjs/platform-express';
import { ApiProperty, DocumentBuilder, type OpenAPIObject, SwaggerModule, getSchemaPath } from '@nestjs/swagger';

/** One bad field. */
class BadField {
  /** JSON pointer into the request. */
  @ApiProperty()
  pointer!: string;
  @ApiProperty()
  detail!: string;
}

/** A failure, as RFC 9457 has it. */
class Problem {
  /** Stable; docs/problems.md explains each. */
  @ApiProperty()
  type!: string;
  @ApiProperty()
  title!: string;
  @ApiProperty()
  status!: number;
  /** What is wrong here, and what to do. */
  @ApiProperty()
  detail!: string;
  @ApiProperty({ type: () => [BadField], required: false })
  errors?: BadField[];
  /** For what went wrong on our side: the id that the log has. */
  @ApiProperty({ required: false })
  requestId?: string;
}

const SESSION =
  'Of a person who signed in (over TLS it is called __Host-onevoice_session). Requests that change something repeat the csrfToken of GET /api/v1/me in the header X-CSRF-Token.';

/** The OpenAPI document of all routes. */
export function openApiDocument(app: NestExpressApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('OneVoice')
    .setDescription('What a company tells its customers: what is said twice, and what is said differently.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API key' }, 'key')
    .addCookieAuth('onevoice_session', { type: 'apiKey', in: 'cookie', description: SESSION }, 'session')
    .addSecurityRequirements('key')
    .addSecurityRequirements('session')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    extraModels: [Problem],
  });
  return withProblems(document);
}

/** Everything else that any route answers is a problem. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const schema = { $ref: getSchemaPath(Problem) };
  const problem = { description: 'A problem (RFC 9457)', content: { 'application/problem+json': { schema } } };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.post, path.patch, path.put, path.delete]) {
      if (operation !== undefined) operation.responses.default ??= problem;
    }
  }
  return document;
}

/** Publishes the document at `/api/openapi.json`, and as a page at `/api/docs`. */
export function publishOpenApi(app: NestExpressApplication): void {
  SwaggerModule.setup('api/docs', app, () => openApiDocument(app), {
    jsonDocumentUrl: 'api/openapi.json',
    yamlDocumentUrl: 'api/openapi.yaml',
  });
}
