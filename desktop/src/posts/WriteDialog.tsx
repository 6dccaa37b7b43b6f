import { Button, Checkbox, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import type { Output } from '@guiyan/shared/contract';
import { postReaders, postTextMax, postTitleMax, type PostReader } from '@guiyan/shared/domain/posts';
import { upload } from '../api/files';
import { useHat } from '../api/session';
import { useAction, useCall } from '../api/useCall';
import { Dialog } from '../ui/Dialog';
import { ErrorLine } from '../ui/ErrorView';
import { Field } from '../ui/Field';
import { Photos } from '../ui/Photos';
import { readerWords } from './readers';

type Page = Output<'posts.open'>;
interface Props { topics: Output<'posts.topics'>['rows']; before?: Page; onClose: () => void; onDone: (page: Page) => void }
const mostPhotos = 3;

/** M7 The words in both languages, pictures, and whom they are for. */
export function WriteDialog({ topics, before, onClose, onDone }: Props) {
  const hat = useHat();
  const last = before?.versions[0];
  const [facts, setFacts] = useState({ topic: before?.topic ?? '', title: last?.title ?? '', titleBo: last?.titleBo ?? '', text: last?.text ?? '', textBo: last?.textBo ?? '' });
  const [readers, setReaders] = useState<PostReader[]>(before?.readers ?? []);
  const [placeId, setPlaceId] = useState(before?.placeId ?? '');
  const [photoIds, setPhotoIds] = useState<string[]>(last?.photoIds ?? []);
  const [photoError, setPhotoError] = useState<unknown>(null);
  const input = useRef<HTMLInputElement>(null);
  const tree = useCall('orgs.tree', {});
  const write = useAction('posts.write');
  const put = (part: Partial<typeof facts>) => setFacts({ ...facts, ...part });
  const own = hat.villageId ?? hat.townshipId;
  const inside = (tree.data?.rows ?? []).filter((one) => (one.kind === 'township' && !hat.townshipId) || (one.kind === 'village' && !hat.villageId)).filter((one) => one.id !== own);
  const missing = !facts.topic ? '先选哪一类' : !facts.title.trim() ? '先写题目' : !facts.text.trim() && '先写内容';
  const take = async (file: File | undefined) => {
    if (!file) return;
    setPhotoError(null);
    try {
      const id = await upload(file);
      setPhotoIds((ids) => [...ids, id]);
    } catch (failure) {
      setPhotoError(failure);
    }
  };
  const send = () =>
    void write.run({ ...(before && { id: before.id }), topic: facts.topic, title: facts.title.trim(), titleBo: facts.titleBo.trim(), text: facts.text.trim(), textBo: facts.textBo.trim(), photoIds, readers, ...(placeId && { placeId }) }).then((page) => page && onDone(page));
  return (
    <Dialog title={before ? '写新的一版' : '写一条政策消息'} deed="交给另一个人看" width={680} missing={missing} busy={write.busy} error={write.error} onClose={onClose} onDeed={send}>
      <Field label="哪一类" field="topic" error={write.error}><Select aria-label="哪一类" style={{ width: 200 }} value={facts.topic || undefined} placeholder="选一类" onChange={(topic) => put({ topic })} options={topics.filter((one) => one.used).map((one) => ({ value: one.code, label: one.name }))} /></Field>
      <Field label="题目"><Input aria-label="题目" maxLength={postTitleMax} value={facts.title} placeholder="比如：医保缴费到十二月底" onChange={(e) => put({ title: e.target.value })} /></Field>
      <Field label="内容" note="一段一件事，写明到哪里办、带什么、到哪天。不写人名和电话。"><Input.TextArea aria-label="内容" maxLength={postTextMax} showCount autoSize={{ minRows: 5, maxRows: 14 }} value={facts.text} onChange={(e) => put({ text: e.target.value })} /></Field>
      <Field label="藏文题目"><Input aria-label="藏文题目" maxLength={postTitleMax * 2} lang="bo" value={facts.titleBo} placeholder="可以不写" onChange={(e) => put({ titleBo: e.target.value })} /></Field>
      <Field label="藏文内容" note="不写藏文，手机上就只有中文。"><Input.TextArea aria-label="藏文内容" maxLength={postTextMax * 2} lang="bo" autoSize={{ minRows: 2, maxRows: 12 }} value={facts.textBo} onChange={(e) => put({ textBo: e.target.value })} /></Field>
      <Field label="图片" note={`最多 ${mostPhotos} 张，拍摄地点会去掉。`}>
        <Photos ids={photoIds} />
        <input ref={input} type="file" hidden accept="image/*" onChange={(e) => { void take(e.target.files?.[0]); e.target.value = ''; }} />
        {photoIds.length < mostPhotos && <Button onClick={() => input.current?.click()}>加一张</Button>}
        {photoIds.length > 0 && <Button type="text" onClick={() => setPhotoIds([])}>都不要了</Button>}
        {photoError !== null && <ErrorLine error={photoError} />}
      </Field>
      {inside.length > 0 && <Field label="说给哪里"><Select aria-label="说给哪里" style={{ width: 280 }} disabled={before?.shown} value={placeId} onChange={setPlaceId} options={[{ value: '', label: before ? '和原来一样' : `${hat.place}，都说` }, ...inside.map((one) => ({ value: one.id, label: one.name }))]} /></Field>}
      <Field label="说给谁" note={before?.shown ? '正在给大家看的，说给谁、说给哪里不能改；要改就撤下，另写一条。' : '一个都不勾，就是所有人。'}><Checkbox.Group disabled={before?.shown} value={readers} onChange={(picked) => setReaders(postReaders.filter((one) => picked.includes(one)))} options={postReaders.map((value) => ({ value, label: readerWords(value) }))} /></Field>
    </Dialog>
  );
}
