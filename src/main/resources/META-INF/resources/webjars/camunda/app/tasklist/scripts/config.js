export default {
  app: {
    name: 'Tasklist',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../pages/session.js', 'scripts/profile-banner.js']
};
