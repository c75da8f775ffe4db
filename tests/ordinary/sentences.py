"""Sentences of people who make tea, mend bicycles, repot plants and rub backs, by language."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

SENTENCES: Mapping[str, tuple[str, ...]] = {
    "en": (
        "Rinse the pot with hot water and pour it away.",
        "Wait four minutes, then take the leaves out.",
        "Hold the wheel with one hand and turn the spanner with the other.",
        "Press the tyre back with both thumbs, a little at a time.",
        "Don't hurry; nobody is waiting for you.",
        "Fill it to 3/4 – about 250 ml, at 80 °C or less.",
        "Ask whether it feels good, and believe the answer.",
        "The roots want air: loosen them with a fork before you plant.",
        "If it still leaks, undo the nut by half a turn and try again.",
        "Lay the towel over the back, from the hips up to the shoulders.",
        "Use 2 or 3 drops of oil (not more) for each side.",
        "Stop at once when it hurts.",
    ),
    "de": (
        "Spüle die Kanne mit heißem Wasser aus und gieße es weg.",
        "Warte vier Minuten, dann nimm die Blätter heraus.",
        "Lockere die Achsmutter mit einem Fünfzehner-Schlüssel.",
        "Drücke den Reifen mit beiden Daumen zurück, Stück für Stück.",
        "Nimm dir Zeit; niemand wartet auf dich.",
        "Fülle sie zu 3/4 – etwa 250 ml bei höchstens 80 °C.",
        "Frage nach, ob es angenehm ist, und glaube der Antwort.",
        "Die Wurzeln brauchen Luft: Lockere sie vor dem Einpflanzen mit einer Gabel.",
        "Größere Töpfe trocknen langsamer aus; gieße dort weniger.",
        "Lege das Handtuch über den Rücken, von den Hüften bis zu den Schultern.",
        "Sofort aufhören, wenn es weh tut!",
        "Rückenmuskulatur und Nackenwirbel werden nie mit Kraft gedrückt.",
    ),
    "fr": (
        "Rincez la théière à l’eau chaude, puis videz-la.",
        "Attendez quatre minutes avant de retirer les feuilles.",
        "Tenez la roue d’une main et tournez la clé de l’autre.",
        "Demandez si c’est agréable, et croyez la réponse.",
        "Les racines ont besoin d’air : détachez-les avec une fourchette.",
        "Arrêtez-vous tout de suite si cela fait mal !",
        "Où que vous soyez, gardez le dos bien droit.",
        "Versez 250 ml d’eau à 80 °C, jamais plus.",
    ),
    "es": (
        "Enjuaga la tetera con agua caliente y tírala.",
        "Espera cuatro minutos y saca las hojas.",
        "Sujeta la rueda con una mano y gira la llave con la otra.",
        "¿Te resulta agradable? Pregúntalo y cree la respuesta.",
        "Las raíces necesitan aire: suéltalas con un tenedor.",
        "¡Para enseguida si duele!",
        "Pon la toalla sobre la espalda, desde la cadera hasta los hombros.",
    ),
    "pl": (
        "Wypłucz dzbanek gorącą wodą i wylej ją.",
        "Odczekaj cztery minuty, potem wyjmij liście.",
        "Przytrzymaj koło jedną ręką, a drugą obracaj klucz.",
        "Zapytaj, czy jest przyjemnie, i uwierz w odpowiedź.",
        "Korzenie potrzebują powietrza: rozluźnij je widelcem.",
        "Przestań od razu, gdy zaboli!",
        "Połóż ręcznik na plecach, od bioder aż po ramiona.",
    ),
    "cs": (
        "Vypláchni konvici horkou vodou a vylij ji.",
        "Počkej čtyři minuty a pak vyndej listy.",
        "Kořeny potřebují vzduch: uvolni je vidličkou.",
        "Přestaň hned, když to začne bolet!",
        "Polož ručník přes záda, od boků až k ramenům.",
    ),
    "sv": (
        "Skölj kannan med hett vatten och häll bort det.",
        "Vänta fyra minuter och ta sedan ur bladen.",
        "Fråga om det känns bra, och tro på svaret.",
        "Sluta genast om det gör ont!",
        "Lägg handduken över ryggen, från höfterna upp till axlarna.",
    ),
}
MARKED = (
    "*{}*",
    "**{}**",
)


def sentence(dice: Random, language: str, most: int = 400) -> str:
    """Return a sentence of at most ``most`` characters."""
    fitting = [each for each in SENTENCES[language] if len(each) <= most]
    return dice.choice(fitting) if fitting else phrase(dice, language, most)


def phrase(dice: Random, language: str, most: int) -> str:
    """Return the first words of a sentence, as many as ``most`` characters hold."""
    words = dice.choice(SENTENCES[language]).rstrip(".!").replace(":", "").split()
    text = words[0]
    for word in words[1 : dice.randint(2, 12)]:
        if len(text) + len(word) < most:
            text = f"{text} {word}"
    return text[:most].rstrip(" ,;–(-")


def filled(dice: Random, language: str, most: int) -> str:
    """Return sentences that fill ``most`` characters as far as they go."""
    text = sentence(dice, language, most)
    for _ in range(40):
        more = f"{text} {sentence(dice, language)}"
        text = more if len(more) <= most else text
    return text


def marked(dice: Random, text: str) -> str:
    """Return ``text`` with a word of it marked, now and then."""
    words = text.split(" ")
    at = dice.randrange(len(words))
    if dice.random() < 0.3 and words[at].isalpha():
        words[at] = dice.choice(MARKED).format(words[at])
    return " ".join(words)
