export default definePageConfig({ navigationBarTitleText: '找人说说' });
