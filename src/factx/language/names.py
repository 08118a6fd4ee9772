"""Schema of languages/<code>/names.toml: what proper names are made of, and names known beforehand."""

from functools import cached_property

from pydantic import Field

from factx.language.words import Words


class Gendered(Words):
    """Words by the gender of the person they name."""

    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    neutral: tuple[str, ...] = ()


class Heads(Words):
    """Nouns that begin a name and tell its kind."""

    common: tuple[str, ...] = ()
    """Begin a name in small letters too, when their complement holds a name («parquet d'Évry»)."""
    capitalised: tuple[str, ...] = ()
    """Begin a name only with a capital («Fédération nationale des éleveurs»)."""
    apposed: tuple[str, ...] = ()
    """May be followed by a name without a preposition («lycée Jules-Ferry»)."""
    seated: tuple[str, ...] = ()
    """Name a place that stands in the place named after it («prison de Lens»); heads of organizations do."""
    unseated: tuple[str, ...] = ()
    """Those that with a capital take the place after them for a part of the name («Musée de Lens»)."""
    complements: tuple[str, ...] = ()
    """Nouns in small letters that may stand between the head and the name («tribunal de commerce de Lens»)."""


class Named(Words):
    """What names one kind of participant."""

    heads: Heads = Heads()
    nouns: tuple[str, ...] = ()
    """Tell the kind of the name beside them («la ville de …», «…, une association …»)."""
    names: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Names known beforehand, by class."""
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    """Other names of the same participant, by its full name."""

    @cached_property
    def agencies(self) -> frozenset[str]:
        """The news agencies, which are cited but seldom told of."""
        return frozenset(self.names.get("agencies", ()))


class Titles(Words):
    """Nouns that announce a name between quotation marks: of a work, of a newspaper or site."""

    nouns: tuple[str, ...] = ()
    creators: tuple[str, ...] = ()
    """Those who make such works."""
    media: tuple[str, ...] = ()


class NotNames(Words):
    """Capitalised words that are no name: never, at the start of a sentence, or as the field of an office."""

    words: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    portfolios: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    never_contracted: tuple[str, ...] = ()
    """No newspaper after a contracted article, unlike «du Monde»."""
    titles: tuple[str, ...] = ()
    eponyms: tuple[str, ...] = ()
    """Things called after a name that takes no part («cocktail Molotov»)."""
    calendar: tuple[str, ...] = ()


class Grammar(Words):
    """The small words that stand in names and beside them, in small letters."""

    of: tuple[str, ...] = ()
    prefixes: frozenset[str] = frozenset()
    """What a hyphen ties to a name without being part of it («ex»)."""
    articles: tuple[str, ...] = ()
    indefinite: frozenset[str] = frozenset()
    """Before a noun for one of many, or for none in particular («un», «de»)."""
    seats: frozenset[str] = frozenset()
    """Nouns for institutions that stand for the office one runs for («la mairie»)."""
    contests: frozenset[str] = frozenset()
    """Words for running for an office («briguer», «candidate»)."""
    contracted: tuple[str, ...] = ()
    """A preposition and an article in one."""
    leading: tuple[str, ...] = ()
    """Articles that begin names."""
    contractible: tuple[str, ...] = ()
    """Articles of names that a contraction swallows («Le Soir», «au Soir»)."""
    aims: tuple[str, ...] = ()
    """Prepositions that a name in small letters goes on with («Agence pour l'emploi»)."""
    purposes: tuple[str, ...] = ()
    """Those of `aims` that a second noun may follow («Centre de lutte contre la fraude»)."""
    affiliated: frozenset[str] = frozenset()
    """Nouns for who belongs to the party or union whose acronym follows («un délégué CGSP»)."""
    tending: frozenset[str] = frozenset()
    """Nouns for what a body does, behind which «de» tells to what («Office de gestion de l'eau»)."""
    conjunctions: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """Tie what a law is about to its date."""
    office_links: tuple[str, ...] = ()
    """May stand between an office and its field, beside the above and adjectives."""
    plurals: tuple[str, ...] = ()
    """Stand before a set of relatives."""
    no_place_after: tuple[str, ...] = ()
    """After these a noun such as «place» begins no name («mise en place du tri»)."""
    place_prepositions: tuple[str, ...] = ()
    nearby: frozenset[str] = frozenset()
    """What stands before «de» and a place that another lies beside («près»)."""
    directions: tuple[str, ...] = ()
    """Prepositions before a place, and before much else."""
    demonym_prefixes: dict[str, str] = Field(default_factory=dict)
    """Countries by what stands for their demonym before another («franco-belge»)."""
    compass: tuple[str, ...] = ()
    """Nouns for the part of a country or region."""
    sizes: frozenset[str] = frozenset()
    """Adjectives that begin names («Grand Hôpital de Lens»)."""
    references: tuple[str, ...] = ()
    """Two words that lead to the heading of another article («lire aussi»)."""
    plural_articles: frozenset[str] = frozenset()
    """Before several («les», «aux»)."""
    road_letters: frozenset[str] = frozenset()
    """Stand before the number of a road («RN 113»)."""
    roads: frozenset[str] = frozenset()
    """Nouns before the number of a road («nationale 7»)."""
    motorways: frozenset[str] = frozenset()
    """Those of `roads` that are part of its name («autoroute A7»)."""
    rounds: frozenset[str] = frozenset()
    """Nouns whose number makes no name («17e journée de grève»), unlike that of a conference."""
    named: frozenset[str] = frozenset()
    """Participles before the name of a person («prénommé»)."""
    distance_units: frozenset[str] = frozenset()
    """After a number, for how far a place is («Zarbov, 24 kilomètres au sud de Lens»)."""
    age_units: frozenset[str] = frozenset()
    """After a number, for a person's age («24 ans»)."""
    market_verbs: frozenset[str] = frozenset()
    """Forms of verbs for the change of a share's price («a bondi de 2 %»)."""
    compass_parts: frozenset[str] = frozenset()
    """Those that end the names of places («du Nord»)."""
    worn: frozenset[str] = frozenset()
    """Words before a garment, by which a group may go («en», «vêtus»)."""
    before_demonyms: frozenset[str] = frozenset()
    """Determiners before a demonym, and before no name."""
    demonym_endings: tuple[str, ...] = ()
    platform_prepositions: tuple[str, ...] = ()
    platform_words: tuple[str, ...] = ()
    """Before a platform whose name is a single letter."""
    listed: tuple[str, ...] = ()
    """What stands between the names of a list, to the letter."""
    namesakes: tuple[str, ...] = ()
    """Nouns for what goes by a person's name («affaire», «rapport»)."""
    foreign_words: tuple[str, ...] = ()
    """Small words of another language: where several stand together, capitals are not this language's."""
    fixtures: frozenset[str] = frozenset()
    """Words for who plays whom («Lens affrontera Valence»)."""
    town_parts: frozenset[str] = frozenset()
    """Parts of a town that bear a number («15e arrondissement»)."""
    matches: frozenset[str] = frozenset()
    """Words for matches, in which the name of a town is its club's («le match Lens-Valence»)."""
    agents: frozenset[str] = frozenset()
    """Prepositions before who has done something («par»)."""
    dealings: frozenset[str] = frozenset()
    """Nouns for what two states or bodies have to do with each other («le sommet UE-Maroc»)."""
    sources: frozenset[str] = frozenset()
    """Prepositions before whose words follow («pour», «selon»)."""
    staff: frozenset[str] = frozenset()
    """Nouns that «de» ties to a company or movement («les salariés de»)."""
    firm_words: frozenset[str] = frozenset()
    """Words that end the names of companies and institutes."""
    christened: frozenset[str] = frozenset()
    """Nouns for places that bear persons' names («la station Ada-Morel»)."""
    cries: frozenset[str] = frozenset()
    """What is called out to somebody behind his name («Morel démission»)."""
    islands: frozenset[str] = frozenset()
    """Nouns that names with an article go without («l'île de La Réunion»)."""
    treaties: frozenset[str] = frozenset()
    """Nouns for what states agree on, whose matter is part of its name («accord de Paris sur le climat»)."""
    thoroughfares: frozenset[str] = frozenset()
    """Nouns for streets that may go without them («l'avenue des Champs», «les Champs»)."""
    between: frozenset[str] = frozenset()
    """Prepositions before the two ends of a way («entre»)."""
    ties: frozenset[str] = frozenset()
    """Small words of another language that stand between two words of a name («Youth for Climate»)."""
    missions: frozenset[str] = frozenset()
    """Nouns for what a country keeps in another («l'ambassade de France en Italie»)."""
    place_articles: frozenset[str] = frozenset()
    """Articles that begin the names of places, of other languages too («El Hierro»)."""
    states: frozenset[str] = frozenset()
    """Prepositions that with a noun tell of what a country suffers («la France en colère»)."""
    gatherings: frozenset[str] = frozenset()
    """Nouns before the quoted name of those who gather («la page «Lens en colère»»)."""
    placing: frozenset[str] = frozenset()
    """Articles that begin the names of places more often than surnames («La Torvane»)."""
    creations: frozenset[str] = frozenset()
    """Nouns for what somebody has made, that «de» ties to him («la chanson de»)."""
    companions: tuple[str, ...] = ()
    """Nouns that «de» ties to a person («un proche de»)."""
    place_links: tuple[str, ...] = ()
    """Mark a compound as the name of a place («Saint-Aubin-sur-Mer»)."""
    territorial: tuple[str, ...] = ()
    """Offices and bodies of a territory, whose name may be a common word («préfet du Nord»)."""
    place_prefixes: tuple[str, ...] = ()
    place_openers: frozenset[str] = frozenset()
    """Words that open the names of places («Oued Tarfa», «Fort Mardy»)."""


class Names(Words):
    """The proper names of a language's news."""

    particles: tuple[str, ...] = ()
    bound_particles: tuple[str, ...] = ()
    """Those of `particles` that never stand between a name and its complement."""
    alias_cues: tuple[str, ...] = ()
    alias_cues_after: tuple[str, ...] = ()
    kin_groups: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    grammar: Grammar = Grammar()
    honorifics: Gendered = Gendered()
    first_names: Gendered = Gendered()
    feminine_endings: tuple[str, ...] = ()
    """How the first names of women end that `first_names` lacks."""
    famous: tuple[str, ...] = ()
    """Surnames, or single names, by which persons are known without any other."""
    not_names: NotNames = NotNames()
    organizations: Named = Named()
    places: Named = Named()
    works: Named = Named()
    groups: Named = Named()
    titles: Titles = Titles()
