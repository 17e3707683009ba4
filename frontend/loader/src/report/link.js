/** What the loader shares. After `destroy` there is none, and the script ends here. */
export const { link } = window.__wrench;
