"""The provisions that results name, with what each says in a few words of ours."""

from __future__ import annotations

ARTICLES: dict[str, str] = {
    "12(3)": "a non-party may accept the Court's jurisdiction for a situation, and then cooperates under Part 9",
    "13(b)": "the Security Council may refer a situation under Chapter VII",
    "27(2)": "official capacity and its immunities do not bar the Court",
    "58(1)": "warrant of arrest",
    "58(7)": "summons to appear, instead of a warrant",
    "59": "arrest proceedings in the custodial State",
    "86": "States Parties cooperate fully",
    "87(1)": "the Court may request cooperation from States Parties",
    "87(5)": "the Court may invite a State that is not a party to assist",
    "87(7)": "finding of failure to comply, and referral",
    "88": "States Parties provide procedures under national law",
    "89(1)": "States Parties comply with requests for arrest and surrender",
    "97": "consultations when a State finds a problem in a request",
    "98(1)": "no request that would breach State or diplomatic immunity of a third State, without its waiver",
    "126": "entry into force: first day of the month after the 60th day",
    "127(1)": "withdrawal takes effect one year after receipt of the notice",
    "127(2)": "withdrawal does not end duties in proceedings that began before it took effect",
    "Chicago Convention art. 1": "a State is sovereign over the airspace above its territory",
    "UN Charter art. 25": "members carry out the decisions of the Security Council",
}


def spell_all(articles: tuple[str, ...]) -> str:
    """Write articles as a reader expects: `art. 59`, `arts. 59, 86, 89(1)`, other instruments after a semicolon."""
    own = [a for a in articles if a[:1].isdigit()]
    others = [a for a in articles if not a[:1].isdigit()]
    text = f"art{'s' if len(own) > 1 else ''}. {', '.join(own)}" if own else ""
    return "; ".join(part for part in (text, *others) if part)
