import { Dropdown, Modal } from 'antd';
import { useHat, useSession } from '../api/session';
import { sentenceOf } from '../ui/ErrorView';
import { Icon } from '../ui/Icon';
import { go } from '../ui/route';
import { setSearchText } from '../ui/search';
import { signOut, switchHat } from './session';

/** Who one is here; other hats and the way out. */
export function Who() {
  const hat = useHat();
  const now = useSession();
  const [modal, slot] = Modal.useModal();
  const others = now.phase === 'in' ? now.session.hats.filter((other) => other.id !== hat.id) : [];
  const attempt = (work: () => Promise<void>) => {
    // What one hat looked for is not the next one's business.
    setSearchText('');
    go('/');
    work().catch((error: unknown) => {
      modal.error({ title: sentenceOf(error), okText: '知道了' });
    });
  };
  return (
    <>
      {slot}
      <Dropdown
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            ...others.map((other) => ({
              key: other.id,
              label: (
                <span className="who-hat">
                  换成{other.title}
                  <small>{other.place}</small>
                </span>
              ),
              onClick: () => attempt(() => switchHat(other.id)),
            })),
            ...(others.length > 0 ? [{ type: 'divider' as const }] : []),
            { key: 'out', label: '退出登录', icon: <Icon name="signOut" size={16} />, onClick: () => attempt(signOut) },
          ],
        }}
      >
        <button type="button" className="plain-button who">
          {hat.title} {hat.name}
          <Icon name="down" size={15} />
        </button>
      </Dropdown>
    </>
  );
}
