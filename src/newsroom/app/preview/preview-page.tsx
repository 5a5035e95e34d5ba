import { Anchor, SegmentedControl, Switch } from '@mantine/core';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { PREVIEW_STRINGS } from '../../../language/strings/newsroom/preview.ts';
import { useRoomWords } from '../words.tsx';
import { DEVICES, SCHEMES, type PreviewSearch } from './preview-search.ts';
import './preview.css';

/** The page that press makes of the last saved text, in a frame that can do nothing. */
export function PreviewPage() {
  const { id } = useParams({ from: '/stories/$id/preview' });
  const search = useSearch({ from: '/stories/$id/preview' });
  const navigate = useNavigate({ from: '/stories/$id/preview' });
  const words = useRoomWords(PREVIEW_STRINGS);
  const turn = (change: Partial<PreviewSearch>): void =>
    void navigate({ search: { ...search, ...change }, replace: true });
  const { device, scheme, mirrored } = search;
  const version = device === 'text' ? 'text' : 'page';
  const asked = new URLSearchParams({ version, scheme, mirrored: String(mirrored) });
  const address = `/stories/${id}/preview?${asked.toString()}`;
  return (
    <div className="preview">
      <div className="head">
        <h1>{words.title}</h1>
        <Link to="/stories/$id" params={{ id }}>
          {words.back}
        </Link>
      </div>
      <p className="hint">{words.asSaved}</p>
      <div className="preview-ways">
        <SegmentedControl
          aria-label={words.device}
          data={DEVICES.map((value) => ({ value, label: words.devices[value] }))}
          value={device}
          onChange={(value) => turn({ device: value })}
        />
        <SegmentedControl
          aria-label={words.scheme}
          data={SCHEMES.map((value) => ({ value, label: words.schemes[value] }))}
          value={scheme}
          onChange={(value) => turn({ scheme: value })}
        />
        <Switch
          label={words.mirrored}
          checked={mirrored}
          onChange={(event) => turn({ mirrored: event.currentTarget.checked })}
        />
        <Anchor href={address} target="_blank" rel="noreferrer">
          {words.alone}
        </Anchor>
      </div>
      <div className="preview-stage" role="group" aria-label={words.title} tabIndex={0}>
        <iframe
          key={address}
          src={address}
          title={words.title}
          sandbox="allow-same-origin"
          data-device={device}
          data-scheme={scheme}
        />
      </div>
    </div>
  );
}
