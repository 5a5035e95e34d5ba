import assert from 'node:assert/strict';
import { after, before, describe } from 'node:test';
import { ENGINES, freshStore } from '../../../../store/testing/engines.ts';
import { openNewsroom, type OpenNewsroom } from './open-newsroom.ts';

export interface GivenNewsroom {
  readonly opened: OpenNewsroom;
  /** Lets so many milliseconds pass on its clock. */
  pass(milliseconds: number): void;
}

/** Runs the tests in a newsroom on each engine, with one newsroom for all of them. */
export function onEachNewsroom(subject: string, tests: (given: GivenNewsroom) => void): void {
  for (const engine of ENGINES) {
    describe(`${subject}, ${engine.name}`, { skip: engine.skip }, () => {
      let now = Date.now();
      let opened: OpenNewsroom | undefined;
      before(async () => {
        opened = await openNewsroom({ clock: () => new Date(now), store: await freshStore(engine) });
      });
      after(async () => {
        await opened?.[Symbol.asyncDispose]();
      });
      tests({
        get opened() {
          assert.ok(opened, 'the newsroom is opened before the tests');
          return opened;
        },
        pass: (milliseconds) => void (now += milliseconds),
      });
    });
  }
}
