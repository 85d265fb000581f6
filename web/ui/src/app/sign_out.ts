import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { signOut } from '../api/session';

// Ends the session and forgets everything read under it, also when the server cannot be reached.
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const navigate = useNavigate();
  return async () => {
    try {
      await signOut();
    } finally {
      await navigate('/login');
      client.clear();
    }
  };
}
