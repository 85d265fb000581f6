import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { ApiError, onSessionExpired } from '../api/client';
import type { Session } from '../api/types';

const ReloginDialog = lazy(async () => ({
  default: (await import('./ReloginDialog')).ReloginDialog,
}));

interface Waiting { resume: () => void; refuse: (reason: Error) => void }
interface Props { session: Session; onOther: () => void }

// A request that was answered 401 waits here until the person has signed in again; then it is
// sent once more with the same idempotency key.
export function Relogin({ session, onOther }: Props) {
  const navigate = useNavigate();
  const waiting = useRef<Waiting[]>([]);
  const [open, setOpen] = useState(false);
  useEffect(() => {
    onSessionExpired(() => new Promise<void>((resume, refuse) => {
      waiting.current.push({ resume, refuse });
      setOpen(true);
    }));
    return () => onSessionExpired(null);
  }, []);
  if (!open) return null;

  const resume = () => {
    setOpen(false);
    for (const request of waiting.current.splice(0)) request.resume();
  };
  const leave = () => {
    const refusal = new ApiError({ status: 401, code: 'HTTP_401' });
    for (const request of waiting.current.splice(0)) request.refuse(refusal);
    setOpen(false);
    onOther();
    void navigate('/login');
  };
  return (
    <Suspense><ReloginDialog session={session} onDone={resume} onOther={leave} /></Suspense>
  );
}
