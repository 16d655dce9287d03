import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentPrincipal } from '../../../access/current-principal.js';
import type { Principal } from '../../../access/principal.js';
import { Resource } from '../../../access/route-policy.js';
import { RecordId } from '../../../common/record-id.js';
import { Repeatable } from '../../../common/says.js';
import { PDF_ANSWER, pdfAnswer } from '../../../printing/pdf-answer.js';
import { FieldWords } from '../field-words.js';
import { flatList } from '../lists.js';
import {
  ConfirmDocumentDto,
  CreateDocumentDto,
  DocumentListQuery,
  UpdateDocumentDto,
} from './document.dto.js';
import { documentRowView } from './document.view.js';
import { DocumentsService } from './documents.service.js';

const DOCUMENTS = ['invoices', 'purchases'] as const;
const STEP = { actions: ['create', 'update'] } as const;

/** abaco's documents: our invoices and their notes, and our purchases. */
@ApiTags('abaco: documents')
@Controller('documents')
@Resource(DOCUMENTS)
@FieldWords({
  client_id: 'businessPartnerId',
  issued_on: 'date',
  due_on: 'dueDate',
  corrects_id: 'relatedDocumentId',
})
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get()
  async list(@Query() query: DocumentListQuery, @CurrentPrincipal() by: Principal) {
    return flatList('documents', await this.documents.list(by, query), documentRowView);
  }

  @Get(':id')
  get(@RecordId() id: number, @CurrentPrincipal() by: Principal) {
    return this.documents.get(by, id);
  }

  @Post()
  create(@Body() document: CreateDocumentDto, @CurrentPrincipal() by: Principal) {
    return this.documents.create(by, document);
  }

  @Patch(':id')
  update(@RecordId() id: number, @Body() changes: UpdateDocumentDto, @CurrentPrincipal() by: Principal) {
    return this.documents.update(by, id, changes);
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Resource(DOCUMENTS, STEP)
  confirm(@RecordId() id: number, @Body() how: ConfirmDocumentDto, @CurrentPrincipal() by: Principal) {
    return this.documents.confirm(by, id, how);
  }

  /** A confirmed purchase invoice (103) becomes a draft again. */
  @Post(':id/unconfirm')
  @HttpCode(200)
  @Resource(DOCUMENTS, STEP)
  unconfirm(@RecordId() id: number, @CurrentPrincipal() by: Principal) {
    return this.documents.unconfirm(by, id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Resource(DOCUMENTS, STEP)
  cancel(@RecordId() id: number, @CurrentPrincipal() by: Principal) {
    return this.documents.cancel(by, id);
  }

  /** As a PDF. */
  @Post(':id/print')
  @Repeatable()
  @HttpCode(200)
  @Resource(DOCUMENTS, { actions: ['read'] })
  @ApiOkResponse(PDF_ANSWER)
  async print(@RecordId() id: number, @CurrentPrincipal() by: Principal) {
    return pdfAnswer(await this.documents.print(by, id));
  }

  @Delete(':id')
  remove(@RecordId() id: number, @CurrentPrincipal() by: Principal) {
    return this.documents.remove(by, id);
  }
}
