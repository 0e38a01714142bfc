"""English words for numbers, hedges, units and dates."""

from __future__ import annotations

from kzclaims.languages import Language

LANGUAGE = Language(
    code="en",
    words="the of and to in is was for that with",
    decimal=".",
    numerals={
        "ones": """
            0 = zero; 1 = one; 2 = two; 3 = three; 4 = four; 5 = five; 6 = six; 7 = seven; 8 = eight
            9 = nine
        """,
        "teens": """
            10 = ten; 11 = eleven; 12 = twelve; 13 = thirteen; 14 = fourteen; 15 = fifteen; 16 = sixteen
            17 = seventeen; 18 = eighteen; 19 = nineteen
        """,
        "tens": """
            20 = twenty; 30 = thirty; 40 = forty; 50 = fifty; 60 = sixty; 70 = seventy; 80 = eighty
            90 = ninety
        """,
        "scales": """
            12 = dozen; 100 = hundred; 1000 = thousand; 1000000 = million; 1000000000 = billion
            1000000000000 = trillion
        """,
        "abbreviations": """
            1000000 = mn mln mio mil; 1000000000 = bn bln; 1000000000000 = tn trn trln
        """,
        "glued": """
            1000 = k; 1000000 = m; 1000000000 = b
        """,
        "vague": """
            10 = tens; 12 = dozens; 100 = hundreds; 1000 = thousands; 1000000 = millions
            1000000000 = billions; 1000000000000 = trillions
        """,
        "pair": """
            2 = couple
        """,
    },
    few="several few many",
    articles="a an",
    links="and",
    extras="0.5 = and a half | - and - a - half; 0.25 = and a quarter; 0.75 = and three quarters",
    fractions="2 = half",
    denominators="""
        2 = half halves; 3 = third thirds; 4 = quarter quarters fourth fourths; 5 = fifth fifths
        6 = sixth sixths; 7 = seventh sevenths; 8 = eighth eighths; 9 = ninth ninths; 10 = tenth tenths
        20 = twentieth twentieths; 100 = hundredth hundredths; 1000 = thousandth thousandths
    """,
    fraction_next="of the a an as its their his her our all those these that this more less fewer higher lower",
    fraction_before="""
        by in to than nearly almost about around roughly approximately over under exactly at least most just only
    """,
    not_fraction="first second third fourth last other latter former this next top bottom better each that",
    every="every",
    in_every="in | out of | of every | in every",
    nothing="none of | not a single | not one",
    times="1 = once; 2 = twice; 3 = thrice",
    ordinals=r"(?:\w*(?:first|second|third|fifth|ninth|twelfth)|\w+(?:ieth|teenth)|(?:four|six|seven|eigh|ten|eleven|hundred|thousand|million)th)",
    single="one",
    not_single_before="""
        no same the this that any each every another which some what such other right wrong as for loved if
    """,
    not_single_after="""
        of another or other that who whom which whose such day thing way is was are were be been being has had have
        can could may might must shall should will would does did do not never to in on at by from with without for
        after before since until as than and but if because when while where the a an this these those he she it
        they we you i looking more who's might again too also only just even about over under up down out into like
        needs must thinks wants knows gets sees hopes says believes expects feels assumes considers imagines wonders
        finds
    """,
    silent="""
        on the one hand | on one hand | one the other hand | at one time | one day | one by one | one on one |
        one man's | number one | zero tolerance | ground zero | net zero | zero sum | zero - sum | none of the above |
        all of the above | one of | one another | no one | second half | first half | one sided | one off |
        one party | one stop | two way | two faced | back to square one | one way or another | in one way |
        one thing | group of seven | group of twenty | one size | once again | once more | at once | all at once |
        for once | one time | one way | in two minds | zero hour
    """,
    before="""
        exactly = exactly | precisely
        over = over the age of | above the age of
        over = over | over than | more than | above | exceeding | exceed | exceeds | exceeded | in excess of | upwards of
        over = upward of | greater than | higher than | larger than | bigger than | longer than | older than
        over = surpassing | surpassed | surpasses | surpass | topping | topped | north of | beyond | better than | >
        just-over = just over | slightly over | slightly more than | a little over | a little more than | just above
        just-over = slightly above | just more than | a bit more than | a bit over | marginally over
        just-over = marginally more than | marginally above | barely more than | barely over | a fraction over
        just-over = a shade over
        at-least = at least | no less than | no fewer than | not less than | not fewer than | at the very least
        at-least = a minimum of | minimum of | minimum | at a minimum | no lower than | not lower than | not below
        at-least = as few as | as little as | nothing less than | no smaller than | no younger than
        at-least = not under | no shorter than | starting at | starting from | >= | ≥ | at the least
        low = as low as
        at-least = bigger or equal than | higher or equal than | larger or equal than | at least or equal to
        at-least = larger than or equal to | higher than or equal to | bigger than or equal to | equal to or larger than
        at-least = equal to or higher than | equal or greater than | equal or more than | greater or equal to
        at-least = more or equal to | higher or equal to | larger or equal to | equal to or above | equal to or over
        at-most = less or equal than | smaller or equal than | lower or equal than | equal to or less than | equal to or fewer than
        at-most = smaller than or equal to | lower than or equal to | fewer than or equal to | equal to or smaller than
        at-most = equal to or lower than | equal or less than | less or equal to | smaller or equal to | lower or equal to
        at-most = equal to or below | equal to or under
        exactly = equal to
        at-least = greater than or equal to | more than or equal to | equal to or more than | equal to or greater than
        under = under the age of | below the age of
        under = under | less than | fewer than | below | lower than | smaller than | younger than | shorter than
        under = short of | not even | fails to reach | failed to reach | south of | <
        at-most = at most | no more than | not more than | up to | as many as | as much as | as high as
        at-most = less than or equal to | up to and including | not exceeding | a maximum of | maximum of | maximum | no greater than | no higher than
        at-most = no larger than | no longer than | no older than | not over | not above | no over | at the most
        at-most = at the very most | capped at | limited to | within | nothing more than | no bigger than | <= | ≤
        at-most = at a maximum
        nearly = nearly | almost | close to | just under | just below | slightly under | slightly less than
        nearly = slightly fewer than | slightly below | a little under | a little less than | a little fewer than
        nearly = approaching | just shy of | shy of | nearing | virtually | practically | just short of | close on
        nearly = a bit under | a bit less than | marginally under | marginally less than | marginally below
        nearly = not quite
        about = about | around | some | roughly | approximately | approx | approx . | circa | ca | ca . | c . | ~
        about = ≈ | an estimated | estimated | estimated at | in the region of | something like | in the order of
        about = on the order of | of the order of | in the neighborhood of | in the neighbourhood of | more or less
        about = hardly more than | scarcely more than | give or take | somewhere around | somewhere near
    """,
    after="""
        over = plus | + | and counting | and change
        about = or so | odd | or thereabouts | ish | - something | give or take | more or less | approximately | or around that
        at-least = or more | or above | or over | or older | or higher | or greater | and over | and above
        at-least = and older | and up | and more | at least | at a minimum | minimum | at the very least | or longer
        at-least = and upwards | or upwards | and higher
        at-most = or less | or fewer | or under | or below | or lower | or younger | and under | and below
        at-most = and younger | at most | at the most | maximum | tops | at a maximum | or shorter
        at-most = at the very most | and lower
    """,
    infixes="about = odd | - odd; over = plus | - plus",
    negators="""
        no not never nor cannot neither without don't doesn't didn't won't wouldn't isn't aren't wasn't weren't
        can't couldn't shouldn't mustn't hasn't haven't hadn't dont doesnt didnt
    """,
    light="""
        be been being is are was were have has had get got win won hold held take taken cost last include contain
        number reach pay require need receive received to amount rise go by of at exceed spend spent any anything
    """,
    than="than",
    only="only just merely simply",
    minus="minus negative",
    once_before="only just more",
    once_next="a an every per each",
    age_hedges="older younger age",
    dollars="USD = us u.s; AUD = a au; CAD = c ca; NZD = nz; HKD = hk; SGD = s",
    extremes="up high",
    units="""
        percent = % | percent | per cent | pct | pc
        percentage-point = percentage point | percentage points | pp | p.p. | pps | % points | percent points | ppt
        EUR = € | euro | euros | eur
        USD = $ | dollar | dollars | usd | us dollars | us dollar | u . s . dollars | american dollars
        KZT = ₸ | tenge | tenges | kzt
        RUB = ₽ | ruble | rubles | rouble | roubles | rub
        GBP = £ | pound sterling | pounds sterling | pounds | gbp
        CNY = yuan | renminbi | cny
        JPY = ¥ | yen | jpy
        CHF = swiss francs | chf
        year = year | years | year's | years' | yr | yrs
        month = month | months | month's | months'
        week = week | weeks | week's | weeks'
        day = day | days | day's | days'
        hour = hour | hours | hour's | hours' | hrs | hr
        minute = minute | minutes | min | mins
        second = second | seconds | secs
        year:10 = decade | decades
        year:100 = century | centuries
        day:14 = fortnight | fortnights
        celsius:-1 = degrees below zero | degrees celsius below zero | degrees of frost
        celsius = degrees celsius | degree celsius | degrees centigrade | degrees | ° c | °c | ° | c
        fahrenheit = degrees fahrenheit | ° f | °f
        times = times | time
        kilometre = km | kilometer | kilometers | kilometre | kilometres
        metre = m | meter | meters | metre | metres
        square-kilometre = sq km | square kilometers | square kilometres | km²
        square-metre = sq m | square meters | square metres | m²
        mile = mile | miles
        basis-point = basis point | basis points | basis - point; cent = cent | cents
        square-metre = m 2; square-kilometre = km 2; penny = p | pence
        AUD = aud; CAD = cad; INR = inr; MYR = rm | myr; HKD = hkd; SGD = sgd; TRY = try; CHF = chf; UAH = uah; PLN = pln; SEK = sek
        hectare = ha | hectare | hectares
        tonne = ton | tons | tonne | tonnes
        kilogram = kg | kilo | kilos | kilogram | kilograms
        barrel = barrel | barrels | bpd
        megawatt = mw | megawatt | megawatts
    """,
    codes="eur usd kzt rub gbp cny jpy chf aud cad inr rm myr hkd sgd try uah pln sek",
    own_units="""
        mph kph kmh hp bhp rpm w kw kwh mwh gw gwh tw twh v kv mah gb mb tb kb mbps gbps hz khz mhz ghz mm cm nm ft feet foot
        inch inches yard yards lb lbs oz ounce ounces g mg grams gram milligrams milligram ml l liter liters litre litres cc
        gallon gallons acre acres kcal calories db psi bar mpg points
    """,
    ambiguous="""
        m = tall long high deep wide away above below from thick across apart
    """,
    fillers="""
        more full whole consecutive long short calendar additional extra straight further other successive
    """,
    year_old="old | olds | of age | - old | - olds",
    ages_before="aged | age | ages | age of | age to | age at | age from | ages of | the age of",
    not_aged="""
        party company firm institution building state country nation war conflict law treaty tradition agreement
        organization organisation regime government republic deal dispute ban bridge house school university system
        plan project newspaper empire alliance rule policy constitution parliament contract programme program
        business
    """,
    ranges="by = to; from = to till until through; between = and to; = - – to through; anywhere from = to",
    limit_links="and | but | , but | , and | , | yet | , yet | and also | but also | , but still",
    either="or",
    changes="""
        ros* rise* rising increas* grew grow* climb* jump* surg* soar* fell fall* drop* declin* decreas* reduc* cut*
        shrank shrink* lower* rais* went slash* widen* narrow* chang* expand* plung* slump* slid* gain* improv* mov*
        shift* swell* swollen shrunk* doubl* tripl* up down
    """,
    falls="""
        fell fall* drop* declin* decreas* reduc* cut* shrank shrink* shrunk lower* slash* plung* slump* less fewer
        down smaller cheaper slower shorter
    """,
    factors="""
        2 = doubled doubling; 3 = tripled tripling trebled; 4 = quadrupled quadrupling; 5 = quintupled
        0.5 = halved halving; 2 = twofold; 3 = threefold; 4 = fourfold; 5 = fivefold; 6 = sixfold
        7 = sevenfold; 8 = eightfold; 9 = ninefold; 10 = tenfold; 100 = hundredfold
    """,
    doubles="""
        2 = double doubles; 3 = triple triples treble; 0.5 = halve halves; 2 = twice; 3 = thrice
    """,
    double_next="the that its their what as his her this those these our",
    factor_units="times x fold",
    factor_after="""
        as more higher larger bigger greater fewer less lower smaller faster longer older the worse better stronger
    """,
    halves="by in",
    months="""
        1 = january jan; 2 = february feb; 3 = march mar; 4 = april apr; 5 = may; 6 = june jun; 7 = july jul
        8 = august aug; 9 = september sept sep; 10 = october oct; 11 = november nov; 12 = december dec
    """,
    capital_labels="""
        row part game unit model watch note galaxy ipad level group grade class step stage round act law series season episode
        division district zone bus train tier category nasdaq ftse asx stoxx dow nikkei interstate pro max sp big phase day
    """,
    capital_months="may march mar jan sep dec",
    year_before="""
        in since until till by of from before after during year early late mid the to through around and between for
        or throughout circa beyond january february march april may june july august september october november december
        spring summer autumn fall winter year's
    """,
    decade_endings="s 's",
    thirds="""
        1 = early | early in | beginning of | the beginning of | start of | the start of | in early
        2 = mid | middle of | the middle of | mid -; 3 = late | late in | end of | the end of
    """,
    date_before="""
        at-least = since at least | since | from | starting | starting in | beginning in | starting on | no earlier than
        at-least = as early as | not before
        at-most = by | until | till | up to | through | no later than | not later than | as late as | not after
        under = before | prior to | earlier than | ahead of; over = after | later than | following
        about = around | about | circa | approximately | roughly
    """,
    periods="""
        from = to | till | until | through | up to | up until | through to | - | –
        between = and | to; = to | through | - | –
    """,
    moves="postpon* delay* defer* reschedul* push* mov* shift* brought bring extend*",
    date_articles="the",
    date_links="of",
    people="""
        people persons citizens voters members deputies troops soldiers candidates protesters residents civilians
        men women children workers employees students observers seats votes participants delegates refugees migrants
        companies jobs deaths cases dead arrests officers police delegates prisoners detainees journalists families
        households villages
    """,
    labels="""
        covid rule art para paras fig figs iphone fortune page pages p pp section sections article articles chapter chapters paragraph paragraphs figure table no nos
        number numbers room flight resolution annex appendix volume vol route channel protocol clause item verse № #
        phase windows version formula type apollo boeing airbus isbn issn doi tel phone fax id zip postcode line
        gate highway
    """,
    glued_before="mid pre post under over sub top non",
    factor_marks="x",
    clock_after="a . m | p . m | am | pm | o'clock | gmt | utc | a.m | p.m | in the morning | in the evening | in the afternoon | in the small hours",
    clock_leads="half past | quarter past | quarter to | quarter till | half after",
    clock_links="past",
    year_zeros="oh o",
    ordinal_endings="st nd rd th",
    win="""
        won win wins beat beats beating lost lose loses defeat defeated drew draw score scored voted vote ruling
        ruled match
    """,
    plural=r"(?:\w{2,}[^s'u]s|\w+ess?es|people|persons|men|women|children|youth|police|staff|troops|\w*men|\w*people|media|voters)",
    adjective=r"\w+",
    stops="""
        of the a an and or but in on at by to for from with without as than that which who whose whom where when
        while if is are was were be been has have had will would can could may might must shall should do does did
        not no so took take takes taken passed passes held holds hold took casting ago later earlier old each this
        these those their its his her our your my it they he she we you i per more less fewer also only just even
        still yet now then there here because since until after before during over under about between among into
        out up down off against through said says say told according already both all any some most such very
    """,
)
