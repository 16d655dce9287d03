import { DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { AccessModule } from './access/access.module.js';
import { AuthenticationGuard } from './access/authentication.guard.js';
import { PolicyGuard } from './access/policy.guard.js';
import { BanGuard } from './access/throttle/ban.guard.js';
import { RateLimitGuard } from './access/throttle/rate-limit.guard.js';
import { ThrottleModule } from './access/throttle/throttle.module.js';
import { ActivityModule } from './activity/activity.module.js';
import { ApiKeysModule } from './api-keys/api-keys.module.js';
import { AuditModule } from './audit/audit.module.js';
import { ClientsModule } from './clients/clients.module.js';
import { CompaniesModule } from './companies/companies.module.js';
import { Config } from './config/config.js';
import { ConfigModule } from './config/config.module.js';
import { DatabaseModule } from './database/database.module.js';
import { DemoModule } from './demo/demo.module.js';
import { AnswerInterceptor } from './dialects/answer.interceptor.js';
import { DialectsModule } from './dialects/dialects.module.js';
import { ProblemFilter } from './dialects/problem.filter.js';
import { ExplanationsModule } from './explanations/explanations.module.js';
import { HealthModule } from './health/health.module.js';
import { BodyGuard } from './http/body.js';
import { IdempotencyModule } from './idempotency/idempotency.module.js';
import { InvoiceBatchesModule } from './invoice-batches/invoice-batches.module.js';
import { InvoicesModule } from './invoices/invoices.module.js';
import { JobsModule } from './jobs/jobs.module.js';
import { MailModule } from './mail/mail.module.js';
import { PaymentMethodsModule } from './payment-methods/payment-methods.module.js';
import { PaymentsModule } from './payments/payments.module.js';
import { PrintingModule } from './printing/printing.module.js';
import { ProductsModule } from './products/products.module.js';
import { PurchasesModule } from './purchases/purchases.module.js';
import { ReportsModule } from './reports/reports.module.js';
import { SeriesModule } from './series/series.module.js';
import { TaxesModule } from './taxes/taxes.module.js';
import { UsersModule } from './users/users.module.js';
import { SessionTokensModule } from './session-tokens/session-tokens.module.js';
import { SlidingSession } from './web-sessions/sliding-session.guard.js';
import { WebSessionsModule } from './web-sessions/web-sessions.module.js';
import { WebhooksModule } from './webhooks/webhooks.module.js';

/**
 * In this order, for every route: who calls, from a banned address or not, what they may, how often, and what they sent.
 * Then a session that is used goes on.
 */
const GUARDS = [AuthenticationGuard, BanGuard, PolicyGuard, RateLimitGuard, BodyGuard, SlidingSession];

const FEATURES = [
  ApiKeysModule,
  ClientsModule,
  CompaniesModule,
  DemoModule,
  ExplanationsModule,
  HealthModule,
  IdempotencyModule,
  InvoiceBatchesModule,
  InvoicesModule,
  MailModule,
  PaymentMethodsModule,
  PaymentsModule,
  PrintingModule,
  ProductsModule,
  PurchasesModule,
  ReportsModule,
  SeriesModule,
  SessionTokensModule,
  TaxesModule,
  UsersModule,
  WebSessionsModule,
  WebhooksModule,
];

@Module({})
export class AppModule {
  static with(config: Config, appUrl: string): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.with(config),
        DatabaseModule.on(appUrl),
        DiscoveryModule,
        AccessModule,
        ActivityModule,
        AuditModule,
        ThrottleModule,
        JobsModule.on(appUrl),
        ...FEATURES,
        DialectsModule,
      ],
      providers: [
        ...GUARDS.map((useClass) => ({ provide: APP_GUARD, useClass })),
        { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
