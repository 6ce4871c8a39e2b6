// The page's own words: what is counted is said as the page's language counts.
window.told = (forms, n) => {
  'use strict';
  const language = document.documentElement.lang;
  return (forms[new Intl.PluralRules(language).select(n)] ?? forms.other).replace('{n}', n.toLocaleString(language));
};
