import { slimComponents, slimPromises, slimRenderer } from '../config/slim-runtime';

const shared = "const Icon = {\n    type: NO_DEFAULT_VALUE\n};\nconst Text = Object.assign({ space: NO_DEFAULT_VALUE }, touchEvents);\nconst Switch = {\n    checked: DEFAULT_FALSE,\n    bindChange: NO_DEFAULT_VALUE,\n    name: NO_DEFAULT_VALUE\n};\nconst internalComponents = {\n    Icon,\n    Text,\n    Switch,\n};\n";
const platform = "const components = {\n    Text: {\n        overflow: 'visible'\n    },\n    Ad: {\n        'ad-type': \"'banner'\",\n    },\n};\n";

describe('the run time of the phone build', () => {
  it('keeps of a component that no page draws its name only, and every name in its place', () => {
    const slimmed = slimComponents(shared, '<Switch checked />');
    expect(slimmed).not.toContain('const Icon');
    expect(slimmed).toContain('{\n    Icon: {},\n    Text,\n    Switch,\n}');
    expect(slimmed).toContain('checked: DEFAULT_FALSE');
    expect(slimmed).not.toContain('bindChange');
    expect(slimComponents(platform, '')).toBe("const components = {\n    Text: {\n        overflow: 'visible'\n    },\n    Ad: {},\n};\n");
  });

  it('keeps a component as soon as one page draws it, also under its other name', () => {
    expect(slimComponents(shared, '<Icon />')).toContain('const Icon = {');
    expect(slimComponents(platform, '<TaroAd />')).toContain('ad-type');
  });

  it('promises only what is called', () => {
    expect(slimPromises("const needPromiseApis = new Set([\n    'login',\n    'scanCode',\n]);", 'await Taro.login()')).toBe("const needPromiseApis = new Set(['login']);");
  });

  it('tells the renderer what its host can do', () => {
    expect(slimRenderer('var a=$$$hostConfig.supportsHydration,b=$$$hostConfig.createInstance;exports.flushSync=c;exports.focusWithin=d;')).toBe(
      'var a=false,b=$$$hostConfig.createInstance;exports.flushSync=c;var unused_focusWithin=d;',
    );
  });
});
