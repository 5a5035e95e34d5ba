import { Button, Modal, NativeSelect, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { direction } from '../../../language/direction.ts';
import { ask } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { BY_PLACE } from '../keys.ts';
import { useSession } from '../session.tsx';
import { useWords } from '../words.tsx';

const KEPT = 'picket-service';

/** A story begins with its language and a headline, which makes its address; both the button and `n` open it. */
export function NewStory() {
  const words = useWords();
  const { may } = useSession();
  const [open, setOpen] = useState(false);
  useHotkeys([['n', () => setOpen(true), BY_PLACE]]);
  if (!may('write')) return null;
  return (
    <>
      <Button title="N" onClick={() => setOpen(true)}>
        {words.newStory}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={words.newStory}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        <Beginning />
      </Modal>
    </>
  );
}

function Beginning() {
  const words = useWords();
  const { publication } = useSession();
  const navigate = useNavigate();
  const services = publication.services.map(({ id, name }) => ({ value: id, label: name }));
  const kept = localStorage.getItem(KEPT);
  const [service, setService] = useState(
    services.find(({ value }) => value === kept)?.value ?? services[0]?.value ?? '',
  );
  const [kind, setKind] = useState('article');
  const [headline, setHeadline] = useState('');
  const begin = useMutation({
    async mutationFn() {
      localStorage.setItem(KEPT, service);
      const json = { service, kind, headline, body: { html: '' } };
      const { id } = await ask<{ id: string }>('/stories', { method: 'POST', json });
      await navigate({ to: '/stories/$id', params: { id } });
    },
  });
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    if (headline.trim() !== '' && !begin.isPending) begin.mutate();
  };
  return (
    <form className="stack" onSubmit={send}>
      <Textarea
        label={words.fields.headline}
        data-autofocus
        autosize
        lang={service}
        dir={direction(service)}
        maxLength={1000}
        value={headline}
        onChange={(event) => setHeadline(event.currentTarget.value.replace(/\n/g, ' '))}
        onKeyDown={(event) => {
          if (event.key === 'Enter') send(event);
        }}
      />
      <NativeSelect
        label={words.service}
        data={services}
        value={service}
        onChange={(event) => setService(event.currentTarget.value)}
      />
      <NativeSelect
        label={words.kind}
        data={[
          { value: 'article', label: words.article },
          { value: 'live-blog', label: words.liveBlog },
          { value: 'page', label: words.page },
        ]}
        value={kind}
        onChange={(event) => setKind(event.currentTarget.value)}
      />
      <FaultNote error={begin.error} />
      <Button type="submit" loading={begin.isPending} disabled={headline.trim() === ''}>
        {words.begin}
      </Button>
    </form>
  );
}
