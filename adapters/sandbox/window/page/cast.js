// Who there is to be. Whoever started the sandbox may tell more of its people than the platforms know.

/** { customer, agent, technician: [{ key, name, about, user, bot?, token? }], commands, shortcuts } */
export function roles({ bots, phones, staff, cast }) {
  const told = cast.people ?? guessed(bots, phones, staff);
  const of = (role) => told.filter((one) => one.role === role);
  const phone = (one) => ({
    key: one.key,
    name: one.name,
    about: one.about,
    user: one.telegram,
    bot: one.bot,
    token: one.token,
  });
  return {
    customer: of("customer").map(phone),
    technician: of("technician").map(phone),
    agent: of("agent").map((one) => ({ key: one.key, name: one.name, about: one.about, user: one.slack })),
    commands: cast.commands ?? [],
    shortcuts: cast.shortcuts ?? [],
    wishes: cast.wishes ?? [],
  };
}

function guessed(bots, phones, staff) {
  const name = (one) => [one.first_name, one.last_name].filter(Boolean).join(" ");
  const [first, second] = bots;
  const customers = phones.filter((one) => !second || !one.bots.includes(second.username));
  const technicians = phones.filter((one) => second && one.bots.includes(second.username));
  return [
    ...customers.map((one) => ({
      role: "customer",
      key: String(one.id),
      name: name(one),
      telegram: one.id,
      bot: first?.username,
    })),
    ...technicians.map((one) => ({
      role: "technician",
      key: String(one.id),
      name: name(one),
      telegram: one.id,
      bot: second.username,
    })),
    ...staff.map((one) => ({ role: "agent", key: one.name, name: one.real_name ?? one.name, slack: one.id })),
  ];
}
