import { expect, it } from '@jest/globals';
import { kafkaConnection } from '@shop/testing';
import { Questions } from '../src/questions.js';

it('A process that stops leaves no question to Kafka open, and asks no further one', async () => {
  const questions = new Questions(kafkaConnection());
  const begun = Promise.withResolvers<void>();
  let isOpen = true;
  const question = questions.ask(async (offsets) => {
    await offsets.ping();
    begun.resolve();
    // Kafka calls it temporary that there is no such topic, so this is asked again and again.
    return offsets.ranges(['nowhere']);
  });
  const ended = question.catch(() => (isOpen = false));
  await begun.promise;

  await questions.close();
  await new Promise(setImmediate);
  expect(isOpen).toBe(false);
  await ended;
  await expect(questions.ask((offsets) => offsets.ping())).rejects.toThrow('this process stops');
});
