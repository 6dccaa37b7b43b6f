import { contactStateWords, memberStateWords, type ContactState, type MemberState } from '@guiyan/shared/domain/members';
import { Badge, StateWord, type Tone } from '../ui/words';

const tones: Record<MemberState, Tone> = { mobile: 'green', expected: 'plain', short: 'plain', unknown: 'amber', returned: 'plain', transferred: 'plain', home: 'plain', inflow: 'plain' };

/** The computed state, and whether somebody should search. */
export function StateOf({ state, contact }: { state: MemberState; contact: ContactState | null }) {
  return (
    <span className="state-pair">
      <StateWord tone={tones[state]}>{memberStateWords[state]}</StateWord>
      {contact && contact !== 'in_touch' && <Badge tone={contact === 'silent' ? 'amber' : 'red'}>{contactStateWords[contact]}</Badge>}
    </span>
  );
}
