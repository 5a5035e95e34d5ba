import { PUBLICATION_STRINGS } from '../../../language/strings/newsroom/publication.ts';
import { useRoomWords } from '../words.tsx';
import { DoorForm } from './door-form.tsx';
import { useShown } from './editing.tsx';
import { Entries } from './entries.tsx';
import { Field } from './fields.tsx';
import { NoticeForm } from './notice-form.tsx';
import { PersonForm } from './person-form.tsx';
import type { Section } from './publication-search.ts';
import { ServiceForm } from './service-form.tsx';
import { UnitForm } from './unit-form.tsx';
import type { Settings } from './use-settings.ts';

const ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** What stands in a section. */
export function SectionForm({ section, settings }: { readonly section: Section; readonly settings: Settings }) {
  const { draft } = settings;
  const shown = useShown();
  switch (section) {
    case 'publication':
      return <AboutForm settings={settings} />;
    case 'services':
      return (
        <Entries
          list="services"
          rows={draft.services}
          Form={ServiceForm}
          summary={({ id, name }) => (name === '' ? null : { text: name, language: id })}
          blank={() => ({ id: '', name: '', title: '', tagline: '', timeZone: ZONE, navigation: [] })}
        />
      );
    case 'units':
      return (
        <Entries
          list="units"
          rows={draft.units}
          Form={UnitForm}
          summary={({ name }) => shown(name)}
          blank={() => ({ id: '', name: {}, about: {}, mark: null })}
        />
      );
    case 'people':
      return (
        <Entries
          list="people"
          rows={draft.people}
          Form={PersonForm}
          summary={({ name }) => shown(name)}
          blank={() => ({ id: '', name: {}, unit: null })}
        />
      );
    case 'notices':
      return (
        <Entries
          list="notices"
          rows={draft.notices}
          Form={NoticeForm}
          summary={({ title }) => shown(title)}
          blank={() => ({ id: '', title: {}, text: {}, more: {}, page: {}, verbs: [], places: [] })}
        />
      );
    case 'contact':
      return (
        <Entries
          list="contact"
          rows={draft.contact}
          Form={DoorForm}
          summary={({ label }) => shown(label)}
          blank={() => ({ id: '', kind: 'email', label: {}, address: '', advice: {} })}
        />
      );
  }
}

function AboutForm({ settings: { draft, setDraft } }: { readonly settings: Settings }) {
  const words = useRoomWords(PUBLICATION_STRINGS);
  return (
    <div className="stack">
      <Field
        path="name"
        label={words.fields.name}
        hint={words.nameHint}
        value={draft.name}
        language="und"
        change={(name) => setDraft((now) => ({ ...now, name }))}
      />
      <Field
        path="url"
        label={words.fields.url}
        hint={words.urlHint}
        value={draft.url}
        change={(url) => setDraft((now) => ({ ...now, url }))}
      />
    </div>
  );
}
