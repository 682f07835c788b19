"""Words that stand around plates and on vehicles: names, slogans, months, shop signs. None of them is a registration."""

STATES = (
    "California Texas Florida Ohio Nevada Oregon Kansas Utah Indiana Illinois Virginia Georgia Arizona Alaska Montana Louisiana Pennsylvania Washington "
    "Colorado Tennessee Maryland Vermont Missouri Wisconsin Minnesota Michigan Kentucky Alabama Arkansas Delaware Idaho Iowa Maine Nebraska Oklahoma "
    "NEW+YORK NEW+JERSEY NEW+MEXICO SOUTH+CAROLINA NORTH+DAKOTA WEST+VIRGINIA RHODE+ISLAND"
).replace("+", "\u00a0").split()
SLOGANS = [
    "dmv.ca.gov", "MyFlorida.com", "Sunshine State", "Grand Canyon State", "Garden State", "Empire State", "Evergreen State", "Wild, Wonderful", "Live Free or Die",
    "Land of Lincoln", "Show-Me State", "Great Lakes", "Heart of Dixie", "Birthplace of Aviation", "The Spirit of America", "10,000 lakes", "America's Dairyland",
    "Sweet Home", "Famous Potatoes", "Life Elevated", "Treasure State", "In God We Trust", "First in Flight", "Discover the Spirit", "Scenic", "Peace Garden State",
]
MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC", "08", "13", "2009", "04", "12", "10", "15", "3", "7", "2024", "26"]
DEALERS = [
    "AUTOHAUS", "MOTORS", "AUTO SERVICE", "CARTEC", "GROUP", "www.autohaus.de", "FORD OF TOWN", "SUPER AUTO", "McCarthy", "AUTOCENTRUM", "CONCESSIONARIA", "MOTOR CITY", "Imperial",
    "BARLOWORLD", "HATFIELD", "Lazarus", "0800 55 22 11", "TOYOTA", "HONDA", "Maruti", "Tata Motors",
]
BADGES = ["SKODA", "FOX", "1.8", "GL", "TDI", "4x4", "i20", "GTI", "HYBRID", "XLT", "SE", "LX", "V6", "POLO", "Corolla", "CIVIC", "HILUX", "FLEX", "TURBO", "EcoSport", "S", "320d", "Z71"]
SIGNS = [
    "STOP", "SALE", "PHARMACY", "HOTEL", "CAFE", "OPEN", "EXIT 24", "NO PARKING", "TAXI", "SCHOOL BUS", "FRESH FRUIT", "PIZZA", "BAKERY", "50", "60 km/h", "BUS LANE", "KEEP LEFT",
    "HORN OK PLEASE", "ON DUTY", "GOODS CARRIER", "HOW IS MY DRIVING?", "011 555 0199", "ESTACIONAMENTO", "VENDE-SE", "LOTERIA", "BANK", "ATM 24H", "CAR WASH", "TYRES", "SPAR",
    "Main Street", "Ring Road", "N1 NORTH", "RENT ME", "COURIER", "LONG VEHICLE", "POLICE", "AMBULANCE", "WIDE LOAD", "FOR HIRE", "LEARNER", "BABY ON BOARD", "www.example.org",
]
CITIES = "SALVADOR BRASILIA CURITIBA RECIFE SAO\u00a0PAULO GOIANIA NATAL BELEM MANAUS VITORIA SANTOS MACEIO ARACAJU CUIABA PALMAS".split()
FEDERAL_UNITS = "BA DF PR SP RJ MG RS SC GO PE CE".split()
PROVINCES = ["GAUTENG", "WESTERN CAPE", "KWAZULU-NATAL", "LIMPOPO", "CAPE TOWN", "EASTERN CAPE", "MPUMALANGA", "NORTH WEST", "FREE STATE", "NORTHERN CAPE"]
COUNTRIES = ["D", "SK", "CZ", "PL", "F", "I", "NL", "H", "A", "GB", "E", "B", "RO", "SLO", "BG", "P", "HR", "LT", "FIN", "S"]
