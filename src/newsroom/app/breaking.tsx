import { Button, Modal, Select, Textarea } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { ask } from './api.ts';
import { FaultNote } from './fault-note.tsx';
import { BY_PLACE } from './keys.ts';
import { useSession } from './session.tsx';
import { useMoment, useWords } from './words.tsx';

interface Line {
  readonly id: string;
  readonly service: string;
  readonly text: string;
  readonly until: string | null;
}

/** The breaking line in two keystrokes: mod+B opens it, what was typed goes out with mod+Enter. */
export function Breaking() {
  const words = useWords();
  const [open, setOpen] = useState(false);
  const { data } = useQuery({ queryKey: ['breaking'], queryFn: () => ask<{ breaking: Line[] }>('/breaking') });
  const running = data?.breaking.length ?? 0;
  // Not within text: there mod+B is bold.
  useHotkeys([['mod+B', () => setOpen(true), BY_PLACE]]);
  return (
    <>
      <Button
        size="compact-md"
        color="red"
        variant={running > 0 ? 'filled' : 'light'}
        onClick={() => setOpen(true)}
        title="Ctrl+B"
      >
        {running > 0 ? `${words.breaking} · ${running}` : words.breaking}
      </Button>
      <Modal
        opened={open}
        onClose={() => setOpen(false)}
        title={words.breaking}
        closeButtonProps={{ 'aria-label': words.close }}
      >
        {data?.breaking.map((line) => (
          <Running key={line.id} line={line} />
        ))}
        <NewLine done={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Running({ line }: { readonly line: Line }) {
  const words = useWords();
  const moment = useMoment();
  const { service } = useSession();
  const client = useQueryClient();
  const end = useMutation({
    mutationFn: () => ask(`/breaking/${line.id}`, { method: 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['breaking'] }),
  });
  return (
    <div className="breaking-line">
      <p lang={line.service} dir="auto">
        {line.text}
      </p>
      <small>
        {service(line.service)}
        {line.until !== null && ` · ${words.until} ${moment(line.until)}`}
      </small>
      <Button size="compact-sm" variant="default" loading={end.isPending} onClick={() => end.mutate()}>
        {words.endNow}
      </Button>
      <FaultNote error={end.error} />
    </div>
  );
}

function NewLine({ done }: { done(): void }) {
  const words = useWords();
  const { publication } = useSession();
  const client = useQueryClient();
  const [service, setService] = useState(publication.services[0]?.id ?? '');
  const [text, setText] = useState('');
  const start = useMutation({
    mutationFn: () => ask('/breaking', { method: 'POST', json: { service, text } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['breaking'] });
      done();
    },
  });
  const send = (event?: FormEvent): void => {
    event?.preventDefault();
    if (text.trim() !== '' && !start.isPending) start.mutate();
  };
  return (
    <form onSubmit={send} className="stack">
      <Select
        label={words.service}
        data={publication.services.map(({ id, name }) => ({ value: id, label: name }))}
        value={service}
        allowDeselect={false}
        onChange={(value) => setService(value ?? service)}
      />
      <Textarea
        label={words.breakingText}
        data-autofocus
        autosize
        maxLength={500}
        lang={service}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
        }}
      />
      <FaultNote error={start.error} />
      <Button type="submit" color="red" loading={start.isPending} disabled={text.trim() === ''}>
        {words.breakingStart}
      </Button>
    </form>
  );
}
