import { slim } from '../config/slim-templates';

const view = '<template name="tmpl_0_0">\n  <view bindtouchstart="eh" bindlongpress="eh" animation="{{i.p0}}" class="{{i.cl}}" bindtap="eh">\n    <template is="x" data="y" />\n  </view>\n</template>\n';
const scroll = '<template name="tmpl_0_66">\n  <scroll-view scroll-x="{{i.p1}}">\n    <template is="x" data="y" />\n  </scroll-view>\n</template>\n';

describe('the templates of the phone build', () => {
  it('loses the events, attributes and components that no page uses', () => {
    expect(slim(view + scroll, '<View onClick={go} />').trim()).toBe('<template name="tmpl_0_0"><view class="{{i.cl}}" bindtap="eh"><template is="x" data="y" /></view></template>');
  });

  it('keeps an event, an attribute and a component as soon as one page uses them', () => {
    const slimmed = slim(view + scroll, '<ScrollView><View animation={a} onLongPress={hold} /></ScrollView>');
    expect(slimmed).toContain('bindlongpress="eh" animation="{{i.p0}}"');
    expect(slimmed).toContain('<scroll-view scroll-x="{{i.p1}}">');
    expect(slimmed).not.toContain('bindtouchstart');
  });
});
