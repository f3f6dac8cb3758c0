import { expect, test } from 'vitest';
import { readVote } from '../../bot/channels/activities/votes.ts';

const thumb = {
  name: 'webchat:activity-status/feedback',
  entities: [{ '@type': 'DislikeAction', identifier: 't1' }],
};

test('a thumb is a vote on its turn; why it was given is a comment on the same, and counts no vote', () => {
  expect(readVote(thumb)).toEqual({ reaction: 'dislike', turn: 't1' });
  expect(readVote({ ...thumb, value: { comment: '答非所问' } })).toEqual({
    reaction: 'comment',
    comment: '答非所问',
    turn: 't1',
  });
  expect(readVote({ ...thumb, value: { comment: 3 } })).toEqual({ reaction: 'dislike', turn: 't1' });
});
