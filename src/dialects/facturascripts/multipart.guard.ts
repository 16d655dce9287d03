import { CanActivate, ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { readMultipart } from '../../http/multipart.js';

/**
 * Reads the multipart body of a POST, so that its fields are a body like any other and its files are `uploads`. Behind
 * the guards of access, which a stranger's upload does not pass, and before an Idempotency-Key is compared with what
 * was sent. The original reads no other method's: what they carry is as good as empty (facts, 2.5).
 */
@Injectable()
export class MultipartBody implements CanActivate {
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (request.method !== 'POST' || !request.isMultipart()) return true;
    const { fields, uploads } = await readMultipart(request);
    request.body = fields;
    request.uploads = uploads;
    return true;
  }
}
