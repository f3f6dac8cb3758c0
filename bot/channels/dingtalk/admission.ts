import { type Admitted, admission } from '../../access/admission.ts';
import type { GatedTurn } from '../../access/turn-gate.ts';
import type { DingTalkSettings } from './settings.ts';

/** Who may use the bot in DingTalk: people of the robot's organisation, or of those listed; users and groups as elsewhere. */
export function dingtalkAdmission(
  { users, groups }: Admitted,
  { corps }: Pick<DingTalkSettings, 'corps'>,
): GatedTurn['admit'] {
  const listed = admission({ users, groups, ...(corps && corps !== 'own' ? { tenants: corps } : {}) });
  return (sender) => {
    if (corps !== 'own') return listed(sender);
    const { tenant } = sender.address;
    const isOwn =
      tenant !== undefined && sender.tenants.length > 0 && sender.tenants.every((t) => t === tenant);
    return isOwn ? listed(sender) : 'tenant';
  };
}
