"""Schema of languages/<code>/people.toml."""

from collections.abc import Iterator
from functools import cached_property

from factx.language.words import Words


class Persons(Words):
    """Nouns for one person, in lower case, by gender."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    either: frozenset[str]
    generic: frozenset[str]
    """Those of them that say no more than «somebody», and so may stand for anybody just named."""

    epicene: frozenset[str]
    """Those whose gender says nothing of the person's («la victime»)."""

    counterparts: frozenset[str]
    """Those that stand for one of the same office elsewhere («son homologue français»)."""

    offices: frozenset[str]
    """Those that a person holds, and by which the article may name again whom it speaks of («le maire de Vannes»)."""

    unique: frozenset[str]
    """Offices that only one person of a country holds, by their usual phrase."""

    synonyms: dict[str, str]
    """Offices by another phrase («chef du gouvernement»: premier ministre)."""

    families: dict[str, frozenset[str]]
    """Walks of life: a noun of one does not name again a person known by another."""

    kindred: frozenset[str]
    """Families whose nouns name the same person again («le professeur», «l'expert»)."""

    honorifics: dict[str, tuple[str, ...]]
    """The nouns that honorifics tell («Me»: avocat)."""
    possessed: dict[str, str]
    """Nouns that are persons' only after a possessive, and the usual noun («son conseil»: avocat)."""

    interlocutors: frozenset[str]
    """Nouns for who speaks, by a possessive («notre interlocuteur»)."""
    opponents: frozenset[str]
    """Nouns that name the other of two by a possessive («son adversaire»)."""
    clients: frozenset[str]
    """Nouns for those whom a lawyer speaks for («sa cliente»)."""
    defended: frozenset[str]
    """The families of such persons."""
    copulas: frozenset[str]
    """Verbs, beside «être», behind which a noun names nobody («devient le patron»), as lemmas."""
    common_deeds: frozenset[str]
    """Verbs, and fields of events («statement»), of which too many are the subject to tell one by."""
    inhabitants: tuple[str, ...]
    """What words for one who lives in a town end with («la Saranaise»)."""
    years: frozenset[str]
    """The unit of an age."""

    leading: frozenset[str]
    """Infinitives, and forms the parser may not know, of having an office («qui préside la région»)."""
    led_endings: tuple[str, ...]
    """What ends those of their forms that tell of a former office («présidait»)."""
    relative: frozenset[str]
    """The relative pronouns of subjects."""
    harming: frozenset[str]
    """Verbs, as lemmas, of what befalls a victim."""
    accusing: frozenset[str]
    """Verbs, as lemmas, of what befalls a suspect."""
    guilty: frozenset[str]
    """The families of nouns for suspects and offenders."""
    hurt: frozenset[str]
    """The families of nouns for victims."""
    decades: dict[str, int]
    """Nouns that tell an age by ten years, and where these begin («quadragénaire»: 40)."""
    youthful: frozenset[str]
    """Adjectives that tell, before the noun, a child or a young person («le jeune homme»)."""
    accusable: frozenset[str]
    """Families of who may well be one of `defended` («le boxeur»: l'accusé)."""
    leaders: frozenset[str]
    """Nouns for the one who leads something («patron», «numéro un»)."""
    varied: frozenset[str]
    """Nouns by which one just named is named again, and few others are («le spécialiste», «la magistrate»)."""
    idioms: dict[str, tuple[str, ...]]
    """Words before some of them, and an article, that make them nobody («droits de l'homme»)."""
    before: dict[str, tuple[str, ...]]
    """Words that some of them need behind them to be persons («bras»: «droit»)."""

    @cached_property
    def all_nouns(self) -> frozenset[str]:
        """Every noun for one person."""
        return self.masculine | self.feminine | self.either


class Nominals(Words):
    """Nouns and determiners by which participants are mentioned without their name."""

    definite: frozenset[str]
    contracted: frozenset[str]
    """Prepositions that hold a definite article («du», «aux»)."""
    demonstrative: frozenset[str]
    pointing: frozenset[str]
    """The demonstrative before those of several («ces manifestants»)."""
    indefinite: frozenset[str]
    cardinals: frozenset[str]
    """Those that say how many, and «cents», which stands only behind one."""
    unsure: frozenset[str]
    """Those that say that there are some («certains», «quelques»)."""
    same: frozenset[str]
    """Adjectives that point back («la même source»)."""
    others: frozenset[str]
    """Adjectives that tell some of a group from those named («d'autres»)."""
    among_them: frozenset[str]
    """What may stand between «de» and the pronoun for those of whom a part is told («cinq d'entre eux»)."""
    forces: frozenset[str]
    """Plurals that name an organization, and no persons («les forces de l'ordre»)."""
    garments: frozenset[str]
    """Garments, with their colour, for who wears them («un gilet jaune»)."""
    possessive: frozenset[str]
    speakers: frozenset[str]
    """Those of `possessive` that say that a speaker or whom he speaks to owns something («notre pays»)."""
    of: frozenset[str]
    joining: frozenset[str]
    """Conjunctions that join two roles of one person («un ami et son conseiller»)."""
    signing: frozenset[str]
    """What stands before the name of who signs an interview («propos recueillis par»)."""
    links: frozenset[str]
    breaks: frozenset[str]
    """Words that no role goes on with, in an apposition."""
    circumstantial: frozenset[str]
    """Nouns without article that tell when, or against what («début mai», «face à»)."""
    relative: frozenset[str]
    """Relative pronouns that a noun phrase may go on with («l'homme qui a tiré»)."""
    reflexive: frozenset[str]
    verbs_of: frozenset[str]
    """Lemmas of verbs that take «de» («parler des élus»)."""
    addressed: frozenset[str]
    """Nouns of what somebody does or says «à» others, or of his going somewhere («la lettre du maire aux élus»)."""
    verbs_with_of: frozenset[str]
    """Lemmas of verbs that take an object and «de» («accuser les élus de vol»)."""
    complementing: frozenset[str]
    """Prepositions other than `of` that a noun goes on with («l'Union pour la mer»)."""
    circumstances: tuple[str, ...]
    """Beginnings of what tells when, how or why, not who is meant («selon», «en marge de»), each with its space."""
    states: frozenset[str]
    """Prepositions with a noun that tell in what state one is («à terre», «en colère»)."""
    taking: dict[str, frozenset[str]]
    """Nouns that a complement goes on with, by its preposition («à»: candidat; «en»: ambassadeur)."""
    without_article: dict[str, str]
    """Prepositions that hold an article, and what they are without it («aux»: «à»)."""
    participles: dict[str, tuple[str, ...]]
    """What participles end with, by their gender in `Gender` («une femme accusée», «des élus réunis»; or "either")."""
    aims: frozenset[str]
    """Prepositions that end it before an infinitive («pour vendre»)."""
    gerund: frozenset[str]
    """Words that end it behind a conjunction («et en criant»)."""
    former: frozenset[str]
    superlatives: frozenset[str]
    again: frozenset[str]
    """Adverbs by which one who has spoken goes on («écrit encore le maire»)."""
    before_noun: frozenset[str]
    groups: frozenset[str]
    no_groups: frozenset[str]
    """Plurals that are more often things than persons («les critiques»)."""
    plural_endings: dict[str, str]
    """Endings of nouns that change in the plural, and what they become."""
    plural_ending: str
    """What all other nouns take."""
    numbers: frozenset[str]
    """Those of `groups` that only count what follows them («centaine»)."""
    crowds: frozenset[str]
    """Those of `groups` that are so by what follows «de» («un groupe de jeunes»; not «un groupe de travail»)."""
    anybody: frozenset[str]
    """Those of `groups` that say so little that what restricts them tells another group («les personnes blessées»)."""
    somebody: frozenset[str]
    """Those of them that may name any group again that is as many («les deux hommes»)."""
    protesters: frozenset[str]
    """Those of them that mean who goes by a garment («les protestataires»: gilets jaunes)."""
    doublets: dict[str, str]
    """Feminine nouns whose masculine is another word («femmes»: hommes)."""
    feminine_endings: dict[str, tuple[str, ...]]
    """How feminine plurals end, and their masculines («infirmières»: infirmiers)."""
    nations: frozenset[str]
    """Nouns for a whole people, told by a demonym («le peuple français»: Français)."""
    alike: dict[str, frozenset[str]]
    """Families of `groups` that may name the same («les protestataires»: manifestants)."""
    one: frozenset[str]
    """The indefinite article, which may say «one»."""
    prizes: tuple[str, ...]
    """What the names of prizes begin with, in small letters."""
    approximations: frozenset[str]
    """What stands before a number that is not exact («au moins», «près de»)."""
    ranges: frozenset[str]
    """What stands between the two numbers of a range («200 à 300»)."""
    between: frozenset[str]
    """What stands before two numbers that one of `joining` joins («entre 200 et 300»)."""
    portions: frozenset[str]
    shares: frozenset[str]
    """Portions of a people, which is meant as a whole («une majorité de Français»)."""
    out_of: str
    """The preposition of a share in numbers («sept Français sur dix»)."""
    """What names a part of a group before «de» («la majorité des élus», «certains de ses amis»)."""
    all: frozenset[str]
    """What stands before the determiner of a whole group («tous les élus»)."""
    group_before: dict[str, tuple[str, ...]]
    """Words that some of `groups` and `institutions` need behind them to be any («gardes»: «du» corps)."""
    tolls: frozenset[str]
    """Nouns for persons where they are counted («trois morts»)."""
    bodies: frozenset[str]
    """Nouns for organizations that may act without a name («un collectif»)."""
    abstract: frozenset[str]
    """Those of `bodies` that with a definite article tell of an act or of everybody («l'organisation du débat»)."""
    collective: frozenset[str]
    """Those of `groups` that are one though they are many («la foule», «un couple»)."""
    institutions: frozenset[str]
    governing: frozenset[str]
    """Those of `institutions` that the news is always about («le gouvernement»)."""
    virtues: dict[str, frozenset[str]]
    hollow: dict[str, frozenset[str]]
    """Adjectives before which one of them is none («la légitime défense»)."""
    conditions: frozenset[str]
    """Nouns for institutions that with an owner tell how somebody is («son état»)."""
    accusing: frozenset[str]
    """Those of `verbs_with_of` that tell a misdeed («accuser le régime de crimes»)."""
    membered: frozenset[str]
    """Nouns for members of a force, before its name («les éléments de la police»)."""
    """Adjectives behind which one of them is none («la justice sociale»)."""
    seated: frozenset[str]
    """Those of `institutions` that several places have («la préfecture»)."""
    sides: frozenset[str]
    """Those that are none with a complement («la défense de la langue»)."""
    held: dict[str, frozenset[str]]
    """Verbs and nouns, as lemmas, of which some of `institutions` are what one holds («prendre le pouvoir»)."""
    successive: frozenset[str]
    """Adjectives that tell an institution from the one before or after it («précédent»)."""
    countries: frozenset[str]
    lands: frozenset[str]
    """Adjectives that tell in what part of the world a country is, or what it lives on («le pays sud-américain»)."""
    places: frozenset[str]
    organizations: frozenset[str]
    told: dict[str, frozenset[str]]
    """Nouns for things, by their kind, that name again only what is called by them («salon», «duo», «avenue»)."""
    strict: frozenset[str]
    """Nouns of things that name again only what is known to be one."""
    about: frozenset[str]
    """Prepositions that tell what an agreement or a law is about («l'accord sur le climat»)."""
    adverbial: frozenset[str]
    """Nouns that after «au» or «du» are none («au quotidien»)."""
    calling: frozenset[str]
    """Participles before what something is called («une liste intitulée …»)."""
    mediums: frozenset[str]
    """Nouns that behind an article alone say how something is heard of («à la radio»), and name none again."""
    contrasting: frozenset[str]
    """Adjectives that tell a thing from the one spoken of («le nouvel accord»)."""
    bills: frozenset[str]
    """Nouns for statutes that hold a complement («projet de loi»)."""
    fresh: frozenset[str]
    """Those of `contrasting` that may as well tell that the one spoken of is new («le nouvel accord»)."""
    unrepeated: frozenset[str]
    """Nouns that begin names, and yet alone seldom name them again («place»)."""
    sources: frozenset[str]
    capitals: frozenset[str]
    """Those of `places` that name only the capital of a country."""
    in_power: tuple[str, ...]
    """Says of a government or party that it rules («au pouvoir à Rome»)."""
    sorts: dict[str, frozenset[str]]
    """Nouns for things of a sort; for organizations, by their class of names (`organizations.names` in names.toml)."""
    exclusive: frozenset[str]
    """Those sorts of which nothing is that is known to be of another."""
    headed: tuple[str, ...]
    """Those sorts of which a name's first noun tells («musée»: an establishment)."""
    created: tuple[str, ...]
    """Those sorts that are works."""
    arts: tuple[str, ...]
    """Those of them that are works of art."""
    parts: frozenset[str]
    """Nouns for a part of a country that may stand before its name («dans le district de …»)."""
    examples: frozenset[str]
    """Words before examples of what a noun tells («deux villes belges, soit …»)."""
    movements: frozenset[str]
    """Those of `organizations` that a group with a name may be."""
    place_types: dict[str, frozenset[str]]
    """Types of place (`Place.type`) that each of `places` stands for, besides places that are not known."""
    famous: dict[str, frozenset[str]]
    """Names of what everybody knows to be such a thing («avenue»: Champs-Élysées)."""
    nicknames: dict[str, tuple[str, ...]]
    """What everybody calls something, in lower case and without article, and its names («police des polices»)."""
    headings: dict[str, frozenset[str]]
    """First words of the names of what a noun names again («la juridiction»: tribunal, cour)."""
    numbered: dict[str, frozenset[str]]
    """What the names of some places consist of before a number («autoroute»: A)."""
    forms: dict[str, frozenset[str]]
    """Codes of the countries that those of `countries` stand for that do not stand for all («royaume»)."""
    protests: frozenset[str]
    """What those of `movements` that are groups are of («mouvement de contestation»)."""
    synonyms: dict[str, str]
    """Institutions by another noun («exécutif»: gouvernement)."""
    honorifics: frozenset[str]
    post_adjectives: frozenset[str]
    after_en: frozenset[str]
    """Nouns that «en» ties to a person's noun («rédactrice en chef»)."""

    @cached_property
    def articles(self) -> frozenset[str]:
        """Those of `definite` that hold no preposition («le», «l'»)."""
        return self.definite - self.contracted

    @cached_property
    def bare_of(self) -> frozenset[str]:
        """Those of `of` that hold no article («d'»)."""
        return self.of - self.contracted

    @cached_property
    def nickname_nouns(self) -> frozenset[str]:
        """The words of `nicknames`."""
        return frozenset(word for nickname in self.nicknames for word in nickname.split())

    @cached_property
    def all_organizations(self) -> frozenset[str]:
        """Every noun for an organization."""
        sorts = (nouns for sort, nouns in self.sorts.items() if sort not in self.created)
        return self.organizations.union(self.told.get("organization", ()), *sorts)

    def plural(self, noun: str) -> str:
        """Return the plural of a noun."""
        changed = (noun.removesuffix(end) + many for end, many in self.plural_endings.items() if noun.endswith(end))
        return next(changed, noun + self.plural_ending)


class Acts(Words):
    """Words that tell whether one without a name fills a role in what the article tells."""

    according: frozenset[str]
    """Prepositions before a source («selon des témoins»)."""
    according_to_whom: frozenset[str]
    """Those that «de» follows («auprès des pompiers»)."""
    facing: frozenset[str]
    """Prepositions before those to whom something is done («des violences contre des policiers»)."""
    among: frozenset[str]
    """What stands before a number of those just named («dont deux gendarmes»)."""
    subjects: frozenset[str]
    """Relative pronouns that are subjects."""
    deeds: frozenset[str]
    """Nouns, besides those of events, whose complement does or undergoes what they name («l'intervention des …»)."""
    modal: frozenset[str]
    """Verbs that tell an event only by the verb that depends on them, as lemmas («ils peuvent voter»)."""
    stative: frozenset[str]
    """Verbs that tell no event, as lemmas («les jeunes savent», «elle a cinq enfants»)."""


class Pronouns(Words):
    """Personal pronouns by what they agree with."""

    masculine: frozenset[str]
    feminine: frozenset[str]
    masculine_plural: frozenset[str]
    feminine_plural: frozenset[str]
    oblique: frozenset[str]
    oblique_plural: frozenset[str]
    objects: frozenset[str]
    before_clitics: frozenset[str]
    """Words behind which «la» or «leur» is no determiner («je la vois», «il ne leur parle pas»)."""
    topics: frozenset[str]
    """Words that lead to what a sentence is about («quant au maire, il …»)."""
    masculine_objects: frozenset[str]
    feminine_objects: frozenset[str]
    plural_objects: frozenset[str]
    last_named: frozenset[str]
    """Phrases that stand for the last one named («ce dernier»)."""
    last_named_feminine: frozenset[str]
    last_named_plural: frozenset[str]
    followed: frozenset[str]
    """Those of one person that a relative clause follows («celui qui …»)."""
    followed_feminine: frozenset[str]
    naming: frozenset[str]
    """Forms by which such a clause tells what somebody is called, or was («celui qu'on surnomme …»)."""
    last_named_things: frozenset[str]
    """Those that may as well stand for the thing last named («celui-ci»)."""
    joining: frozenset[str]
    """What stands between two persons for whom one plural pronoun stands («Ada Morel et Paul Rey»)."""

    impersonal_forms: frozenset[str]
    """Forms of verbs that have no other subject than an impersonal «il» («il faut»)."""
    reflexive_forms: frozenset[str]
    """Those that are so after one of `reflexive` («il s'agit»)."""
    reflexive: frozenset[str]
    impersonal_phrases: frozenset[str]
    """Phrases of two to four words that make it so («il vaut mieux», «il va de soi»)."""
    charging: frozenset[str]
    """Forms that do before one of `charged` and one of `charges` with an infinitive («il revient au maire d'agir»)."""
    charged: frozenset[str]
    charges: frozenset[str]
    before_clauses: frozenset[str]
    """Forms that have it before one of `clauses` («il semble que»)."""
    clauses: frozenset[str]
    having: frozenset[str]
    """Forms of «avoir» that make «il y» impersonal."""
    being: frozenset[str]
    impersonal_adjectives: frozenset[str]
    """After `being`, and before a clause or an infinitive, they make «il» impersonal («il est prévu de»)."""
    timeless: frozenset[str]
    """After `being` they do so alone («il est temps»)."""
    light: frozenset[str]
    """May stand between «il» and what makes it impersonal."""
    degrees: frozenset[str]
    """Phrases that may do so too («de plus en plus»)."""
    neutral_objects: frozenset[str]
    """Verbs whose object «le» stands for a clause («il le sait»), as lemmas."""
    parenthetical: frozenset[str]
    """Forms with an impersonal «il» where they are inverted («semble-t-il»)."""
    like: frozenset[str]
    """Conjunctions after which «le» stands for a clause («comme vous le verrez»)."""
    strong: frozenset[str]
    """Stand behind a stressed pronoun («lui aussi»)."""
    selves: tuple[str, ...]
    """What makes it reflexive («eux-mêmes»), and so no mention."""
    located: frozenset[str]
    """Prepositions behind which «l'un d'eux» is a thing («sur l'un d'eux»)."""
    always_stressed: frozenset[str]
    stressed: frozenset[str]
    """The pronouns that may be stressed, and then echo the subject."""
    home: frozenset[str]
    """Prepositions after which they echo it as well («rentrer chez eux»)."""
    according: frozenset[str]
    """Prepositions after which a stressed pronoun is the last speaker («selon lui»)."""

    @cached_property
    def last_named_starts(self) -> frozenset[str]:
        """What the phrases of `last_named` begin with, as the parser cuts them, and the phrases of one word."""
        elided = {phrase[: phrase.index("'") + 1] for phrase in self.last_named if "'" in phrase}
        first = {part for phrase in self.last_named for part in (phrase.split()[0], phrase.split("-")[0])}
        return frozenset(elided | first)

    @cached_property
    def all_forms(self) -> frozenset[str]:
        """Every personal pronoun that may stand for a participant."""
        return self.subjects | self.oblique | self.oblique_plural | self.objects

    @cached_property
    def subjects(self) -> frozenset[str]:
        """Those that tell gender and number, all but `objects` and the oblique."""
        return self.masculine | self.feminine | self.masculine_plural | self.feminine_plural


class Selection(Words):
    """Verbs, as lemmas, by what they are said of; `helping` tell nothing («il doit partir»)."""

    persons_do: frozenset[str]
    persons_undergo: frozenset[str]
    persons_are: frozenset[str]
    """Adjectives for persons («il est convaincu»)."""
    things_do: frozenset[str]
    things_undergo: frozenset[str]
    helping: frozenset[str]


class People(Words):
    """How people and other participants are mentioned without their name."""

    persons: Persons
    nominals: Nominals
    acts: Acts
    pronouns: Pronouns
    selection: Selection

    @cached_property
    def group_nouns(self) -> frozenset[str]:
        """Every noun for several persons: `nominals.groups`, and the plurals of the nouns for one."""
        return self.nominals.groups | self.plurals

    @cached_property
    def plurals(self) -> frozenset[str]:
        """The plurals of the nouns for one person."""
        plurals = frozenset(plural for noun in self.persons.all_nouns for plural in self._plurals(noun))
        return plurals - self.nominals.no_groups

    def _plurals(self, noun: str) -> Iterator[str]:
        """Yield the plurals of a noun; of two nouns that a hyphen ties, both may change («maires-adjoints»)."""
        plural, (first, hyphen, last) = self.nominals.plural, noun.partition("-")
        yield plural(noun)
        if hyphen and first in self.persons.all_nouns:
            yield f"{plural(first)}-{plural(last)}"

    def sorts(self, noun: str) -> Iterator[str]:
        """Yield what a noun in lower case names, as far as it names somebody: "person", "group", "institution"."""
        lists = (
            ("person", self.persons.all_nouns),
            ("group", self.group_nouns),
            ("institution", self.nominals.institutions),
        )
        yield from (sort for sort, nouns in lists if noun in nouns)
