import { useHotkeys } from '@mantine/hooks';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useMemo, useState } from 'react';
import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { BY_PLACE } from '../keys.ts';
import { useRoomWords } from '../words.tsx';
import { Conflict, Kept } from './conflict.tsx';
import { isListName, type Draft } from './draft.ts';
import { EditingContext, type KeyedFault } from './editing.tsx';
import { FaultSummary } from './fault-summary.tsx';
import { LeaveGuard } from './leave-guard.tsx';
import { PressingNote } from '../pressing-note.tsx';
import { SECTIONS, type Section } from './publication-search.ts';
import { SaveBar } from './save-bar.tsx';
import { SectionForm } from './section-form.tsx';
import type { Stored } from './stored.ts';
import { useSettings } from './use-settings.ts';

/** A list of sections, one of them open, and one save for all. */
export function SettingsEditor({ first }: { readonly first: Stored }) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  const { section = 'publication' } = useSearch({ from: '/publication' });
  const settings = useSettings(first);
  const { draft, faults, change, theirs } = settings;
  const tongues = useMemo(() => tonguesOf(draft.services), [draft.services]);
  const { units } = draft;
  const editing = useMemo(() => ({ tongues, units, faults, change }), [tongues, units, faults, change]);
  const lead = useLead(settings.setDraft);
  // Within fields too: there is nothing else that these keys would save.
  useHotkeys([['mod+S', () => settings.isChanged && theirs === null && settings.send(), BY_PLACE]], []);
  return (
    <EditingContext value={editing}>
      <div className="head">
        <h1>{words.title}</h1>
        <a href="/publication">{words.plainDocument}</a>
      </div>
      <PressingNote />
      {settings.kept !== null && <Kept text={settings.kept} drop={settings.dropKept} />}
      {theirs !== null ? (
        <Conflict theirs={theirs} settings={settings} />
      ) : (
        <>
          <FaultSummary faults={faults} error={settings.save.error} draft={draft} lead={lead} />
          <div className="settings">
            <nav aria-label={words.sectionsLabel} className="settings-nav">
              {SECTIONS.map((each) => (
                <Link
                  key={each}
                  to="/publication"
                  search={{ section: each }}
                  replace
                  aria-current={each === section ? 'page' : undefined}
                >
                  {words.sections[each]}
                  {faults.some(({ path }) => sectionOf(path) === each) && (
                    <span className="fault-mark"> · {words.faulty}</span>
                  )}
                </Link>
              ))}
            </nav>
            <section className="sheet settings-sheet" aria-labelledby="section-title">
              <h2 id="section-title">{words.sections[section]}</h2>
              <p className="hint">{words.about[section]}</p>
              <SectionForm section={section} settings={settings} />
            </section>
          </div>
          <SaveBar settings={settings} />
        </>
      )}
      <LeaveGuard isChanged={settings.isChanged} />
    </EditingContext>
  );
}

function tonguesOf(services: Draft['services']): { id: string; name: string }[] {
  return services
    .filter(({ isRemoved, value: { id } }) => !isRemoved && /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/.test(id))
    .map(({ value: { id, name } }) => ({ id, name: name || id }));
}

export function sectionOf(path: string): Section {
  const [begin = ''] = path.split('.');
  return isListName(begin) ? begin : 'publication';
}

/** Leads to the field of a fault: its section and entry are opened, and the nearest that can take it has the focus. */
function useLead(setDraft: (turn: (draft: Draft) => Draft) => void): (fault: KeyedFault) => void {
  const navigate = useNavigate({ from: '/publication' });
  const [wanted, setWanted] = useState<{ readonly path: string } | null>(null);
  useEffect(() => {
    if (wanted === null) return;
    const parts = wanted.path.split('.');
    for (let length = parts.length; length > 0; length -= 1) {
      const found = document.getElementById(parts.slice(0, length).join('.'));
      if (found === null) continue;
      found.focus();
      found.scrollIntoView({ block: 'center' });
      break;
    }
  }, [wanted]);
  return ({ path }) => {
    const [list = '', key] = path.split('.');
    if (isListName(list)) {
      const open = <T extends { readonly key: string }>(rows: readonly T[]): T[] =>
        rows.map((row) => (row.key === key ? { ...row, isOpen: true } : row));
      setDraft((now) => ({ ...now, [list]: open<Draft[typeof list][number]>(now[list]) }));
    }
    void navigate({ search: { section: sectionOf(path) }, replace: true }).then(() => setWanted({ path }));
  };
}
