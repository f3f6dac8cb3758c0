// Files that are sent with a message: drafts to be checked. They go to an address of their own, which keeps none of them.
import { post, Refused } from './chat-requests.js';

const MOST_BYTES = 10 * 1024 * 1024;

/** Sends an activity, with its files where it has any. @throws Refused for files that are too large */
export async function send(conversation, activity, token) {
  const { attachments = [], ...message } = activity;
  const files = attachments.filter(({ contentUrl }) => contentUrl);
  if (files.length === 0) return post(`/conversations/${conversation}/activities`, activity, token);
  const read = await Promise.all(files.map(bytesOf));
  return post('/files', { activity: message, files: read }, token);
}

async function bytesOf({ name, contentUrl }) {
  // A message that waited over a reload has lost its files.
  const blob = await fetch(contentUrl)
    .then((answer) => answer.blob())
    .catch(() => {
      throw new Refused(410, `文件“${name}”没有发出,请再选一次。`);
    });
  if (blob.size > MOST_BYTES) throw new Refused(413, `文件“${name}”超过 10 MB,请去掉图片和附件。`);
  const url = await new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
  return { name, base64: url.replace(/^[^,]*,/, '') };
}
