// Shows the next moment of the site as soon as there is one. Only in the preview; a build has no scripts of its own.

const own = document.querySelector("script[data-key]");
const key = own.dataset.key;
let shown = Number(own.dataset.version);

const events = new EventSource(`/~fortnight/events?token=${key}`);
events.onmessage = (message) => {
  const news = JSON.parse(message.data);
  if (news.version !== shown && !news.broken) location.reload();
};
