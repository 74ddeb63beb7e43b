// @ts-check Only where a survey was painted: shows it, unless it was answered or declined in this
// browser. It makes no request.
;(() => {
  for (const survey of document.querySelectorAll('[data-survey]')) {
    let isSettled = false
    try {
      const { survey: id } = /** @type {HTMLElement} */ (survey).dataset
      isSettled = localStorage.getItem(`perennial:survey:${id}`) !== null
    } catch {
      // Storage is blocked.
    }
    survey.toggleAttribute('hidden', isSettled)
  }
})()
