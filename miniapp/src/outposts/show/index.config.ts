export default definePageConfig({ navigationBarTitleText: '驻外中心' });
