export default definePageConfig({ navigationBarTitleText: '外出务工的' });
