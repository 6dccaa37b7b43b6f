import { href, match, read } from './address';

describe('the address of a page', () => {
  it('keeps filters that are codes, ids and days, and leaves out empty ones', () => {
    expect(href('/families', { due: 'late', from: '2026-09-01', village: undefined })).toBe('#/families?due=late&from=2026-09-01');
    expect(href('/members', { village: '0192f0c1-1234-7abc-8def-123456789012' })).toContain('village=0192f0c1');
    expect(href('/today')).toBe('#/today');
  });

  it.each(['吴远明', '13900001026', '522600198501013000', '52260019850101300X', '龙 静', 'a'.repeat(65)])('never carries what a person typed: %s', (typed) => {
    expect(() => href('/members', { name: typed })).toThrow(/may not go into the address/);
  });

  it('reads path and filters back', () => {
    const place = read('/families/7?due=late');
    expect(place.path).toBe('/families/7');
    expect(place.query.get('due')).toBe('late');
  });

  it('matches named parts, and only paths of the same length', () => {
    expect(match('/families/:id', '/families/7')).toEqual({ id: '7' });
    expect(match('/families/:id', '/families')).toBeNull();
    expect(match('/families/:id', '/members/7')).toBeNull();
  });
});
