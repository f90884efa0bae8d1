import { createContext, type ReactNode, useContext } from 'react';
import { Navigate, useLocation } from 'react-router';
import { ApiProblem, type Schemas } from '../api/client';
import { useMe } from '../api/queries';
import { Failure, Loading } from '../shared/states';

/** Who is signed in. */
export type Me = Schemas['Me'];

const Session = createContext<Me | null>(null);

/** Who is signed in; only below `SignedIn`. */
export function useSession(): Me {
  const me = useContext(Session);
  if (me === null) throw new Error('useSession is for pages below SignedIn.');
  return me;
}

/** Shows its children to those who are signed in, and leads all others to the sign-in page and back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useMe();
  const { pathname, search } = useLocation();
  if (error instanceof ApiProblem && error.status === 401) {
    const to = `${pathname}${search}`;
    return <Navigate to={`/sign-in${to === '/' ? '' : `?to=${encodeURIComponent(to)}`}`} replace />;
  }
  if (data !== undefined) return <Session value={data}>{children}</Session>;
  if (error !== null) return <Failure error={error} retry={() => void refetch()} />;
  return <Loading />;
}
