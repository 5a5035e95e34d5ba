import { Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { frontsStrings } from '../../../language/strings/newsroom/fronts.ts';
import { askTagged } from '../api.ts';
import { FaultNote } from '../fault-note.tsx';
import { useSession } from '../session.tsx';
import { useRoomWords, useWords } from '../words.tsx';
import { Arranging } from './arranging.tsx';
import type { Front } from './front-types.ts';
import './fronts.css';

/** What stands where on the front of a service. */
export function FrontPage() {
  const { service: given } = useParams({ from: '/fronts/{-$service}' });
  const shared = useWords();
  const words = useRoomWords(frontsStrings);
  const { publication } = useSession();
  const service = given ?? publication.services[0]?.id ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['front', service],
    queryFn: () => askTagged<Front>(`/fronts/${service}`),
    staleTime: 0,
    // What is being arranged is not pulled away.
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
  return (
    <div className="front-desk">
      <div className="head">
        <h1>{shared.fronts}</h1>
        <a href={`${publication.url}/${service}/`} target="_blank" rel="noreferrer">
          {shared.asReaders}
        </a>
      </div>
      <nav aria-label={words.services}>
        <ul className="tabs">
          {publication.services.map(({ id, name }) => (
            <li key={id}>
              <Link
                to="/fronts/{-$service}"
                params={{ service: id }}
                lang={id}
                aria-current={id === service ? 'page' : undefined}
              >
                {name}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <FaultNote error={error} />
      {data === undefined && error === null && <Loader role="status" aria-label={shared.loading} />}
      {data !== undefined && (
        <Arranging
          // What somebody else saved in between is arranged anew, and not mixed into this.
          key={service}
          service={service}
          first={data}
          reload={async () => (await refetch({ throwOnError: true })).data ?? data}
        />
      )}
    </div>
  );
}
