import { createBrowserRouter } from 'react-router';
import { Shell } from './Shell';
import { Crashed, NotFound } from '../shared/states';

/** A page is a module with a component `Page`, loaded when it is first opened. */
const page = (load: () => Promise<{ Page: React.ComponentType }>) => ({
  lazy: async () => ({ Component: (await load()).Page }),
  errorElement: <Crashed />,
});

export const router = createBrowserRouter([
  { path: '/sign-in', hydrateFallbackElement: <div />, ...page(() => import('../pages/sign-in/page')) },
  {
    path: '/',
    element: <Shell />,
    hydrateFallbackElement: <div />,
    errorElement: <Crashed />,
    children: [
      { index: true, ...page(() => import('../pages/check/page')) },
      { path: 'check', ...page(() => import('../pages/check/page')) },
      { path: 'queue', ...page(() => import('../pages/queue/page')) },
      { path: 'conflicts/:id', ...page(() => import('../pages/conflict/page')) },
      { path: 'timeline', ...page(() => import('../pages/timeline/page')) },
      { path: 'dashboards/*', ...page(() => import('../pages/dashboards/page')) },
      { path: 'registry', ...page(() => import('../pages/registry/page')) },
      { path: 'registry/communications/:id', ...page(() => import('../pages/registry/communication-page')) },
      { path: 'registry/imports', ...page(() => import('../pages/registry/imports-page')) },
      { path: 'settings/*', ...page(() => import('../pages/settings/page')) },
      { path: 'first-run', ...page(() => import('../pages/first-run/page')) },
      { path: '*', element: <NotFound /> },
    ],
  },
]);
