import { emergencyIn } from './emergency-words';

describe('C7 S2 words of an emergency', () => {
  const first = (text: string) => emergencyIn(text)[0]?.number;
  it.each([['厨房着火了', '119'], ['奶奶摔倒起不来', '120'], ['隔壁在打人', '110'], ['他说不想活了', '110'], ['爷爷没气了', '120'], ['喝了农药', '120']])('C7 %s: %s first', (text, number) => expect(first(text)).toBe(number));
  it('C7 all the numbers stand there, and nothing for a bill', () => {
    expect(emergencyIn('被打，流血').map((p) => p.number)).toEqual(['110', '120', '12345']);
    expect(emergencyIn('着火了').map((p) => p.number)).toEqual(['119', '110', '120', '12345']);
    expect(emergencyIn('想报销住院的票据，电费也对不上')).toEqual([]);
  });
});
