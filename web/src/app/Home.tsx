import { Navigate } from 'react-router';
import { useSession } from './session';

/** Leads everybody to the page that they open every morning. */
export function Home() {
  const { role } = useSession();
  return <Navigate to={role === 'author' || role === 'advocate' ? '/check' : '/queue'} replace />;
}
