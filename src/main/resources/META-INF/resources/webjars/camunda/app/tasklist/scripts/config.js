// tasks come from the pathway, and what has happened is for auditors
window.hiddenViews = ['create-task-action', 'task-detail-diagram', 'task-detail-history'];

export default {
  app: {
    name: 'Tasklist',
    vendor: 'Alemtuzumab pathway'
  },
  disableWelcomeMessage: true,
  customScripts: ['../../../pages/session.js', '../../../pages/tables-notice.js', 'scripts/profile-banner.js', 'scripts/comments.js', 'scripts/take-over.js', 'scripts/unclear-values.js', 'scripts/patient-file.js', 'scripts/signature.js'],
  requireJsConfig: {
    ngDeps: ['pathway.views'],
    deps: ['views'],
    paths: { views: `${document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '')}/pages/views` }
  }
};
