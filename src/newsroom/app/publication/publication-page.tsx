import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { FaultNote } from '../fault-note.tsx';
import { NothingHere } from '../nothing-here.tsx';
import { useSession } from '../session.tsx';
import { useWords } from '../words.tsx';
import { SettingsEditor } from './settings-editor.tsx';
import { readStored } from './stored.ts';
import './publication.css';

/** The settings of the publication, for whoever may change them. */
export function PublicationPage() {
  const words = useWords();
  const { may } = useSession();
  const isAdmin = may('administer');
  const { data, error } = useQuery({
    queryKey: ['publication-settings'],
    queryFn: readStored,
    enabled: isAdmin,
    staleTime: 0,
    // Each visit begins with what the newsroom has; what is being typed is not pulled away.
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  if (!isAdmin) return <NothingHere />;
  if (error) return <FaultNote error={error} />;
  if (data === undefined) return <Loader role="status" aria-label={words.loading} />;
  return <SettingsEditor first={data} />;
}
