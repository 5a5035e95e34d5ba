import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { systemClock, type Clock } from '../src/base/clock.ts';
import { readConfiguration } from '../src/configuration.ts';
import { parsePublication, putPublication } from '../src/newsroom/api/publication-acts.ts';
import { bringUpToDate, openProgram, type Program } from '../src/program.ts';
import { copyEmptyDatabase } from './filled-home.ts';

/** The origin of every test publication. */
export const ORIGIN = 'https://news.example';

const publication = {
  name: 'Test Courier',
  services: [
    { id: 'kk', name: 'Қазақша', title: 'Сынақ', timeZone: 'Asia/Almaty', navigation: [{ topic: 'Қоғам' }] },
    { id: 'ru', name: 'Русский', title: 'Проба', timeZone: 'Asia/Almaty' },
    { id: 'en', name: 'English', title: 'Trial', timeZone: 'UTC' },
    { id: 'fa', name: 'فارسی', title: 'آزمون', timeZone: 'Asia/Tehran' },
  ],
  units: [
    {
      id: 'kazakh-service',
      name: { kk: 'Қазақ қызметі', en: 'Kazakh Service' },
      about: { kk: 'Біз туралы.', en: 'About us.' },
    },
  ],
  people: [{ id: 'aizhan-serik', name: { kk: 'Айжан Серік', en: 'Aizhan Serik' }, unit: 'kazakh-service' }],
  notices: [
    {
      id: 'undesirable',
      title: { en: 'Test Courier has been declared undesirable.' },
      text: { en: 'You could face fines for sharing our content.' },
      more: { en: 'Find out more' },
      page: { en: '## What it means\n\nWords.' },
    },
  ],
};

export interface HomeOptions {
  readonly databaseUrl?: string;
  readonly clock?: Clock;
  /** An existing home to open again; without it a new one, removed with the program. */
  readonly home?: string;
}

/** A real home with a small publication in four services, open in this process. `await using` it. */
export async function openTestHome({ databaseUrl, clock = systemClock, home }: HomeOptions = {}): Promise<Program> {
  const folder = home ?? (await mkdtemp(path.join(os.tmpdir(), 'picket-home-')));
  const database = path.join(folder, 'database');
  if (databaseUrl === undefined && !existsSync(database)) await copyEmptyDatabase(database);
  const environment = {
    PICKET_HOME: folder,
    PUBLIC_URL: ORIGIN,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  const program = await openProgram(readConfiguration(environment), { clock });
  if (await program.isEmpty()) {
    await program.store.transact((transaction) => putPublication(transaction, parsePublication(publication), clock()));
  }
  await (
    await bringUpToDate(program, ORIGIN)
  ).again;
  return {
    ...program,
    async [Symbol.asyncDispose]() {
      await program[Symbol.asyncDispose]();
      if (home === undefined) await rm(folder, { recursive: true });
    },
  };
}
