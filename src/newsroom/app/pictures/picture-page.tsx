import { Alert, Badge, Loader, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { PICTURE_STRINGS } from '../../../language/strings/newsroom/pictures.ts';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { CoverEditor } from './cover-editor.tsx';
import { FocusEditor } from './focus-editor.tsx';
import { imageQuery, type ImageInUse } from './images.ts';
import { PictureFile, PictureUses } from './picture-facts.tsx';
import { PictureWords } from './picture-words.tsx';
import './pictures.css';

/** One picture of the library: how it is cut, who in it is covered, what is said of it, where it is shown. */
export function PicturePage() {
  const { id } = useParams({ from: '/pictures/$id' });
  const words = useWords();
  const { data, error } = useQuery({ ...imageQuery(id), staleTime: 0 });
  return (
    <div className="one-picture">
      <Link to="/pictures" className="back">
        {words.pictures}
      </Link>
      <FaultNote error={data === undefined ? error : null} />
      {data === undefined && !error && <Loader role="status" aria-label={words.loading} />}
      {data !== undefined && <PictureDesk key={id} image={data} />}
    </div>
  );
}

function PictureDesk({ image }: { readonly image: ImageInUse }) {
  const words = useRoomWords(PICTURE_STRINGS);
  const { may } = useSession();
  const mine = may('write') && (!image.public || may('edit'));
  return (
    <>
      <div className="head">
        <h1 className="picture-name" dir="auto">
          {image.caption || image.alt || words.untitled}
        </h1>
        {image.covered && <Badge variant="light">{words.covered}</Badge>}
      </div>
      <div className="picture-desk">
        <Tabs defaultValue="crop" className="picture-tabs">
          <Tabs.List>
            <Tabs.Tab value="crop">{words.crop}</Tabs.Tab>
            {mine && <Tabs.Tab value="protect">{words.protect}</Tabs.Tab>}
          </Tabs.List>
          {may('write') && !mine && (
            <Alert color="yellow" role="note">
              {words.notYours}
            </Alert>
          )}
          <Tabs.Panel value="crop">
            <FocusEditor image={image} mine={mine} />
          </Tabs.Panel>
          {mine && (
            <Tabs.Panel value="protect">
              <CoverEditor image={image} />
            </Tabs.Panel>
          )}
        </Tabs>
        <div className="picture-side">
          <PictureWords image={image} />
          <PictureUses image={image} />
          <PictureFile image={image} />
        </div>
      </div>
    </>
  );
}
