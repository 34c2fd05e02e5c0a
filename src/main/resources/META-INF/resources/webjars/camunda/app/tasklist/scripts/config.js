export default {
  app: {
    name: 'Tasklist',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true,
  customScripts: ['scripts/profile-banner.js']
};
