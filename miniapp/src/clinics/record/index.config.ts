export default definePageConfig({ navigationBarTitleText: '义诊、体检、签约' });
