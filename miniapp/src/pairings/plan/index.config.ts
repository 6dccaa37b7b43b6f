export default definePageConfig({ navigationBarTitleText: '走访怎么排' });
