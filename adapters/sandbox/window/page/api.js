// Asking the sandbox, and acting in it.

export async function get(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null);
  const answer = await fetch(given.length ? `${path}?${new URLSearchParams(given)}` : path);
  return told(answer);
}

export async function post(path, body) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return told(answer);
}

async function told(answer) {
  const given = await answer.json();
  if (!answer.ok) throw new Error(given.error ?? String(answer.status), { cause: given });
  return given;
}

export async function base64(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = "";
  for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
  return btoa(text);
}

/** Everything that changes, as it is seen then. Comes back by itself; another sandbox means to begin anew. */
export function feed(since, onNews, onState) {
  let boot = null;
  let wait = 250;
  const open = () => {
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/window/feed?since=${since}`);
    socket.onmessage = ({ data }) => {
      const news = JSON.parse(data);
      if (news.boot) {
        if (boot && boot !== news.boot) location.reload();
        boot = news.boot;
        wait = 250;
        onState(true);
        return;
      }
      since = news.n;
      onNews(news);
    };
    socket.onclose = () => {
      onState(false);
      setTimeout(open, wait);
      wait = Math.min(wait * 2, 4000);
    };
  };
  open();
}
