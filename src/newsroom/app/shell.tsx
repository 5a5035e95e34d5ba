import { Button, Menu } from '@mantine/core';
import { Link, Outlet } from '@tanstack/react-router';
import { useEffect } from 'react';
import { ask, keepDoor } from './api.ts';
import { Breaking } from './breaking.tsx';
import { Proof } from './proof/proof.tsx';
import { SessionProvider, useSession } from './session.tsx';
import { forgetPlace } from './signed-out/place.ts';
import { SignedOut } from './signed-out/signed-out.tsx';
import { forgetUnsent, hasUnsent } from './story/unsent.ts';
import { useLanguage } from './words.tsx';
import { NEWSROOM_LANGUAGES } from '../../language/strings/newsroom-strings.ts';

/** The bar at the top of every desk, and the desk. */
export function Shell() {
  return (
    <SessionProvider>
      <a className="skip" href="#main">
        <SkipWords />
      </a>
      <Bar />
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
      <Proof />
      <SignedOut />
    </SessionProvider>
  );
}

/** Posts that an earlier visit could not send go now, whichever screen it opens with. */
function useWaitingPosts(account: string | null): void {
  useEffect(() => {
    if (account !== null && hasUnsent())
      void import('./live/outboxes.ts').then(({ sendWaiting }) => sendWaiting(account));
  }, [account]);
}

function SkipWords() {
  return useLanguage().words.skip;
}

function Bar() {
  const { words, language, choose } = useLanguage();
  const { me, publication, may } = useSession();
  useWaitingPosts(me.account);
  return (
    <header className="bar">
      <nav aria-label={words.desks}>
        <span className="bar-name">{publication.name}</span>
        <Link to="/">{words.stories}</Link>
        <Link to="/pictures">{words.pictures}</Link>
        <Link to="/fronts/{-$service}">{words.fronts}</Link>
        <Link to="/storylines">{words.storylines}</Link>
        {may('administer') && <Link to="/people">{words.people}</Link>}
        {may('administer') && <Link to="/audit">{words.audit}</Link>}
        {may('administer') && <Link to="/editions">{words.editions}</Link>}
        {may('administer') && <Link to="/publication">{words.publication}</Link>}
      </nav>
      <div className="bar-end">
        {may('edit') && <Breaking />}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="subtle" color="gray" size="compact-md">
              {me.name}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{words.roles[me.role]}</Menu.Label>
            {NEWSROOM_LANGUAGES.map(({ id, name }) => (
              <Menu.Item key={id} lang={id} onClick={() => choose(id)} aria-current={id === language || undefined}>
                {name}
              </Menu.Item>
            ))}
            <Menu.Divider />
            <Menu.Item renderRoot={(props) => <Link to="/me" {...props} />}>{words.myKeys}</Menu.Item>
            <Menu.Item component="a" href="/">
              {words.plainPages}
            </Menu.Item>
            <Menu.Item onClick={() => void leave(words.leaveUnsent)}>{words.signOut}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
    </header>
  );
}

/** Nothing of a story stays in the browser of whoever went; what did not arrive goes only when they say so. */
async function leave(question: string): Promise<void> {
  if (hasUnsent() && !confirm(question)) return;
  // Whoever goes is not asked back in by what the room still asks.
  keepDoor(null);
  await ask('/sign-out', { method: 'POST', json: {} });
  forgetUnsent();
  forgetPlace();
  location.assign('/sign-in');
}
