// What a page knows beforehand: nothing. The page's own language is added before it starts.
export const dictionaries = {}
