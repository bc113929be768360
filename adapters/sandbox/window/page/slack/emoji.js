// Names that Slack gives to emoji, of those that desks and people use.
const KNOWN = {
  "+1": "👍", thumbsup: "👍", "-1": "👎", white_check_mark: "✅", heavy_check_mark: "✔️", x: "❌", warning: "⚠️", eyes: "👀",
  heart: "❤️", tada: "🎉", pray: "🙏", smile: "😄", slightly_smiling_face: "🙂", blush: "😊", wink: "😉", joy: "😂", grin: "😁",
  disappointed: "😞", cry: "😢", sob: "😭", angry: "😠", rage: "😡", thinking_face: "🤔", wave: "👋", ok_hand: "👌", clap: "👏",
  fire: "🔥", rocket: "🚀", star: "⭐", star2: "🌟", sparkles: "✨", bell: "🔔", no_bell: "🔕", hourglass: "⌛", alarm_clock: "⏰",
  hourglass_flowing_sand: "⏳", clock1: "🕐", calendar: "📅", memo: "📝", pencil2: "✏️", paperclip: "📎", camera: "📷", phone: "☎️",
  telephone_receiver: "📞", iphone: "📱", email: "✉️", envelope: "✉️", speech_balloon: "💬", lock: "🔒", key: "🔑", wrench: "🔧",
  hammer_and_wrench: "🛠️", gear: "⚙️", truck: "🚚", car: "🚗", house: "🏠", office: "🏢", round_pushpin: "📍", pushpin: "📌", link: "🔗",
  rotating_light: "🚨", red_circle: "🔴", large_blue_circle: "🔵", large_green_circle: "🟢", large_yellow_circle: "🟡",
  white_circle: "⚪", arrow_right: "➡️", arrow_up: "⬆️", arrow_down: "⬇️", heavy_plus_sign: "➕", question: "❓", exclamation: "❗",
  information_source: "ℹ️", bulb: "💡", bust_in_silhouette: "👤", busts_in_silhouette: "👥", printer: "🖨️", computer: "💻", package: "📦",
};

export const emoji = (name) => KNOWN[name] ?? `:${name}:`;
export const common = ["+1", "eyes", "white_check_mark", "heart", "tada", "pray"];
