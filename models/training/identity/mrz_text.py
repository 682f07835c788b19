"""Text of machine readable zones by ICAO 9303, of people who do not exist."""

import random
import string

ALPHABET = "<0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
WEIGHTS = (7, 3, 1)

STATES = (
    "AUS IND ZAF GBR USA CAN FRA DEU D<< ITA ESP POL CZE SVK UKR RUS CHN JPN TWN KOR BRA ARG NGA GHA KEN EGY LKA BGD "
    "PAK PHL IDN UTO LVA LTU EST FIN SWE NOR DNK NLD BEL CHE AUT HRV SRB ROU BGR GRC TUR ARE QAT ISL XPO INP MEX PER "
    "COL CHL VNM THA MYS SGP NPL BTN MMR KHM LAO SAU OMN KWT BHR IRQ IRN ISR JOR LBN MAR DZA TUN ETH UGA TZA ZWE MOZ"
).split()

SYLLABLES = (
    "AN RA KO VI SH EL MAR TI NO WO JO BE QUA ZE LI DU PE XA FI GO HA CZ YU SZ THA CK LL OO IJ RI SA KE MU TSH VW ON ER IS"
).split()

LETTERS_WITHOUT_O = string.ascii_uppercase.replace("O", "")


def check_digit(text: str) -> str:
    """ICAO 9303-3 §4.9: weights 7, 3, 1, modulo 10; `<` counts 0, A counts 10."""
    value = lambda c: 0 if c == "<" else int(c) if c.isdigit() else ord(c) - 55
    return str(sum(value(c) * WEIGHTS[i % 3] for i, c in enumerate(text)) % 10)


def word() -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(1, 4)))


def names(length: int) -> str:
    surname = "<".join(word() for _ in range(random.choice([1, 1, 1, 2])))
    given = "<".join(word() for _ in range(random.choice([1, 1, 2, 2, 3])))
    return f"{surname}<<{given}".ljust(length, "<")[:length]


def code(length: int, digits: float = 0.75) -> str:
    """Letters and digits; runs of zeros and ones are as common as specimen and optional data have them."""
    kind = random.random()
    if kind < 0.25:
        return "".join(
            random.choice("0000001") if random.random() < 0.6 else random.choice(string.digits) for _ in range(length)
        )
    if kind < 0.31:
        return "".join(random.choice(string.ascii_uppercase) for _ in range(length))
    letters = LETTERS_WITHOUT_O if random.random() < 0.93 else string.ascii_uppercase
    return "".join(
        random.choice(string.digits) if random.random() < digits else random.choice(letters) for _ in range(length)
    )


def number() -> str:
    kind = random.random()
    if kind < 0.5:
        text = random.choice(string.ascii_uppercase) + code(random.choice([6, 7, 8]), 1)
    else:
        text = code(9, 0.8 if kind < 0.8 else 0.5)
    return text.ljust(9, "<")[:9]


def optional(length: int, least: int = 1) -> str:
    if random.random() < 0.5:
        return "<" * length
    return code(random.randint(least, length)).ljust(length, "<")


def date() -> str:
    return f"{random.randint(0, 99):02d}{random.randint(1, 12):02d}{random.randint(1, 28):02d}"


def state() -> str:
    return random.choice(STATES)


def person() -> str:
    """Number, nationality, birth, sex, expiry with their check digits: the start of the second line of TD2 and TD3."""
    n, b, e = number(), date(), date()
    return n + check_digit(n) + state() + b + check_digit(b) + random.choice("MF<") + e + check_digit(e)


def passport_line() -> str:
    if random.random() < 0.5:
        return random.choice(["P<", "P<", "P<", "PP", "PO", "PD", "PS", "V<", "VC"]) + state() + names(39)
    start, rest = person(), optional(14, 4)
    rest += check_digit(rest) if rest.strip("<") else random.choice("0<")
    line = start + rest
    return line + check_digit(line[0:10] + line[13:20] + line[21:43])


def card_of_two_lines() -> str:
    if random.random() < 0.5:
        return random.choice(["I<", "ID", "AC", "V<"]) + state() + names(31)
    line = person() + optional(7)
    return line + check_digit(line[0:10] + line[13:20] + line[21:35])


def card_of_three_lines() -> str:
    kind = random.random()
    if kind < 0.34:
        n = number()
        return random.choice(["I<", "ID", "C1", "IR", "AR"]) + state() + n + check_digit(n) + optional(15)
    if kind < 0.67:
        b, e = date(), date()
        start = b + check_digit(b) + random.choice("MF<") + e + check_digit(e)
        return start + state() + optional(11) + random.choice(string.digits)
    return names(30)


def line() -> str:
    """One line of any format; one in eight is random characters, so that no position is learnt by heart."""
    if random.random() < 0.12:
        return "".join(random.choice(ALPHABET) for _ in range(random.choice([30, 36, 44])))
    return random.choice([passport_line, passport_line, passport_line, card_of_three_lines, card_of_three_lines, card_of_two_lines])()
