// In Tasklist and Cockpit: leaves out the parts whose calls are not answered to this person (window.hiddenViews, by their ids).
window.define(['angular'], angular => {
  angular.module('pathway.views', []).config(['$provide', $provide => {
    $provide.decorator('Views', ['$delegate', views => {
      const all = views.getProviders.bind(views);
      views.getProviders = asked => all(asked).filter(view => !window.hiddenViews.includes(view.id));
      return views;
    }]);
  }]);
});
