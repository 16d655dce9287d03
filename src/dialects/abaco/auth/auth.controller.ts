import { Body, Controller, Delete, Get, HttpCode, Param, Post, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { CurrentPrincipal } from '../../../access/current-principal.js';
import type { WebSessionPrincipal } from '../../../access/principal.js';
import { Public, WebSessionOnly } from '../../../access/route-policy.js';
import { Repeatable, Says } from '../../../common/says.js';
import { Device, SignedIn } from '../../../web-sessions/session-rows.js';
import { SessionCookies } from '../../../web-sessions/session-cookies.js';
import { SignInService } from '../../../web-sessions/sign-in.service.js';
import { WebSessionsService } from '../../../web-sessions/web-sessions.service.js';
import { ChangePasswordDto, LoginDto, SwitchCompanyDto } from './auth.dto.js';
import { OwnSessionsView, profileView, sessionView, WelcomeView } from './auth.view.js';
import { FromDevice } from './device.js';
import { SessionIdPipe } from './session-id.js';

/** Signing in and out, and what people do with their own sessions. The token travels in the cookie alone. */
@ApiTags('auth')
@Controller('auth')
@WebSessionOnly()
export class AuthController {
  constructor(
    private readonly signIn: SignInService,
    private readonly sessions: WebSessionsService,
    private readonly cookies: SessionCookies,
  ) {}

  @Post('login')
  @Public()
  @HttpCode(200)
  async login(
    @Body() { email, password }: LoginDto,
    @FromDevice() device: Device,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.welcome(reply, await this.signIn.signIn(email, password, device));
  }

  @Post('logout')
  @Repeatable()
  @HttpCode(200)
  @Says('Sesión cerrada')
  async logout(
    @CurrentPrincipal() principal: WebSessionPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.sessions.end(principal, principal.sessionId);
    this.cookies.clear(reply);
  }

  @Get('me')
  async me(@CurrentPrincipal() principal: WebSessionPrincipal) {
    return profileView(await this.sessions.profile(principal));
  }

  /** Goes on in another company of the person, by a session of its own. */
  @Post('switch-company')
  @Repeatable()
  @HttpCode(200)
  async switchCompany(
    @Body() { companyId }: SwitchCompanyDto,
    @CurrentPrincipal() principal: WebSessionPrincipal,
    @FromDevice() device: Device,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.welcome(reply, await this.sessions.switchCompany(principal, companyId, device));
  }

  /** Ends every session of the person and goes on in a new one. */
  @Post('password')
  @Repeatable()
  @HttpCode(200)
  async changePassword(
    @Body() { currentPassword: current, newPassword: next }: ChangePasswordDto,
    @CurrentPrincipal() principal: WebSessionPrincipal,
    @FromDevice() device: Device,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.welcome(reply, await this.sessions.changePassword(principal, { current, next }, device));
  }

  @Get('sessions')
  async list(@CurrentPrincipal() principal: WebSessionPrincipal): Promise<OwnSessionsView> {
    return { sessions: (await this.sessions.list(principal)).map(sessionView) };
  }

  /** Ends all sessions of the person, in every company, this one too. */
  @Delete('sessions')
  @Says('Sesiones cerradas')
  async endAll(
    @CurrentPrincipal() principal: WebSessionPrincipal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    await this.sessions.endAll(principal);
    this.cookies.clear(reply);
  }

  @Delete('sessions/:id')
  @Says('Sesión cerrada')
  end(@Param('id', SessionIdPipe) id: string, @CurrentPrincipal() principal: WebSessionPrincipal) {
    return this.sessions.end(principal, id);
  }

  private async welcome(reply: FastifyReply, { session, profile }: SignedIn): Promise<WelcomeView> {
    await this.cookies.set(reply, session);
    return { ...profileView(profile), expiresAt: session.expiresAt.toISOString() };
  }
}
