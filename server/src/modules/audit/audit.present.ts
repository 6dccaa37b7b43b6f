import type { Output } from '@guiyan/shared/contract';
import { shanghaiDay } from '@guiyan/shared/domain/dates';
import type { LoggedEvent } from './audit.queries';

export const presentEvent = (e: LoggedEvent): Output<'audit.events'>['rows'][number] => ({
  id: e.id, name: e.name, at: Number(e.at), on: shanghaiDay(Number(e.at)), actor: e.actorName, hat: e.actorHat, subject: e.subjectId, sealed: e.sealId !== null,
});
