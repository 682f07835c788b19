/** Synthetic people: every name and number below is made up from parts. */
const FIRST = {
  female: [
    "Naledi",
    "Thandeka",
    "Lerato",
    "Anneke",
    "Fatima",
    "Priya",
    "Zanele",
    "Chantal",
    "Nomsa",
    "Ingrid",
    "Ayesha",
    "Boitumelo",
    "Renée",
    "Karabo",
    "Siân",
  ],
  male: [
    "Sipho",
    "Johan",
    "Tshepo",
    "Ravi",
    "Themba",
    "Pieter",
    "Yusuf",
    "Kagiso",
    "Dawid",
    "Mandla",
    "Luthando",
    "Craig",
    "Bongani",
    "André",
    "Thulani",
  ],
} as const;
const LAST = [
  "Nkosi",
  "Dlamini",
  "van der Merwe",
  "Naidoo",
  "Botha",
  "Mokoena",
  "Khumalo",
  "Pillay",
  "Jacobs",
  "Mahlangu",
  "O'Connor",
  "Sithole",
  "Fourie",
  "Adams",
  "Mthembu",
  "Steyn",
  "Ndlovu",
  "Moosa",
  "Swanepoel",
  "Radebe",
];
const PLACES = [
  ["Long Street", "Cape Town", "Western Cape", "8001"],
  ["Jan Smuts Avenue", "Johannesburg", "Gauteng", "2196"],
  ["Florida Road", "Durban", "KwaZulu-Natal", "4001"],
  ["Church Street", "Pretoria", "Gauteng", "0002"],
  ["Govan Mbeki Avenue", "Gqeberha", "Eastern Cape", "6001"],
  ["Nelson Mandela Drive", "Bloemfontein", "Free State", "9301"],
] as const;

/** A small generator of repeatable numbers (mulberry32), so that every demo office has the same people. */
export function repeatable(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Completes twelve digits of an identity number with the Luhn digit. */
export function withCheckDigit(twelve: string): string {
  const sum = [...twelve].reverse().reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}

export function inventPerson(random: () => number) {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const two = (value: number) => String(value).padStart(2, "0");
  const gender = random() < 0.5 ? ("female" as const) : ("male" as const);
  const year = 1952 + Math.floor(random() * 54);
  const month = 1 + Math.floor(random() * 12);
  const day = 1 + Math.floor(random() * 28);
  const sequence = Math.floor(random() * 5000) + (gender === "male" ? 5000 : 0);
  const [street, city, province, code] = pick(PLACES);
  const first = pick(FIRST[gender]);
  const last = pick(LAST);
  return {
    id_number: withCheckDigit(`${two(year % 100)}${two(month)}${two(day)}${String(sequence).padStart(4, "0")}08`),
    first_name: first,
    last_name: last,
    date_of_birth: `${year}-${two(month)}-${two(day)}`,
    gender,
    phone_number: `+27 ${two(60 + Math.floor(random() * 25))} ${100 + Math.floor(random() * 900)} ${1000 + Math.floor(random() * 9000)}`,
    email: `${first}.${last}@example.org`
      .normalize("NFD")
      .replaceAll(/[^A-Za-z.@]/g, "")
      .toLowerCase(),
    address_line1: `${1 + Math.floor(random() * 240)} ${street}`,
    city,
    state_province: province,
    postal_code: code,
    country: "South Africa",
    nationality: "South African",
  };
}
