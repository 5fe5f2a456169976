"""Pieces of patterns that several rules share."""

import re

from redept.grammar.dates import MONTH
from redept.grammar.numbers import NUMBER, NUMBER_WORD
from redept.grammar.short_forms import form_pattern, paper_pattern, sender_pattern, series_pattern, short_form_pattern

FORM = form_pattern()
HANDLING = (
    r"(?:(?:very\s)?(?:[Nn]iact|NIACT|[Nn]odis|NODIS|[Ee]xdis|EXDIS|[Ll]imdis|LIMDIS|[Ee]yes\s[Oo]nly|[Pp]riority|[Ii]mmediate"
    r"|[Ff]lash|helpful|able|recent|excellent|personal|secret|info)\s)"
)
NUMBER_NEXT = rf"\s{HANDLING}?(?:{FORM}\s)?{NUMBER_WORD}?{NUMBER}"
PRONOUN = r"\b(?:[Rr]eur|[Rr]emy|[Rr]eour|[Rr]eyr|[Mm]y|[Yy]ours?|[Oo]ur|[Uu]r|[Yy]r|[Hh]is|[Ll]atter's|[Ff]ormer's)"
SHORT_FORM = short_form_pattern()
SERIES = series_pattern()
SENDER = rf"\b(?:[Rr]e)?{sender_pattern()}(?:'[sS]|s'|s|')?"
PAPER = rf"\b{paper_pattern()}"
PAPER_NUMBER = (
    r"[0-9]{1,6}(?:[-.][0-9]{1,5})*"
    r"(?:/(?:[0-9A-Z]{1,3}|\s[0-9]{1,2}\b)(?:-[0-9]{1,2})?)?(?:-[A-Za-z]\b|[a-z]\b)?"
)

YEAR_LIKE = re.compile(r"19[1-8][0-9]$")
LEAD_IN = re.compile(r"(?:^|\n|\.\s|\(|\b(?:[Rr]ef?|REF|[Rr]eference|[Ss]ee|per|cf\.|[Cc]ite)[:.]?\s?)$")
CLOSED = re.compile(r"'?s?\s?(?:[.,;:)\]/\"\n]|$)")
FUNCTION_NEXT = re.compile(
    r"\s(?:to|from|for|of|re|reg|regarding|in|is|was|were|are|as|and|or|on|which|that|this|with|by|but|has"
    r"|had|may|should|would|will|"
    r"can|cannot|could|be|not|also|if|it|report(?:s|ed|ing)|refer(?:s|red|ring)|contain(?:s|ed|ing)|para"
    r"|paras|paragraphs?|section|part|"
    r"sent|rptd|repeated|dated|above|below|concerning|about|I|we|you|he|she|they|indicat(?:e|ed|es|ing)|Dept|Department|Emb|Embassy|[A-Z])\b"
)
NOUN_NEXT = re.compile(
    r"\s(?:[a-z]+ing\s)?(?:[a-z]+-)?(?!(?:is|was|as|this|its|has|his|us|yes|plus|perhaps|besides|less|vis"
    r"|across|thus|always|"
    r"states|suggests|reports|gives|says|indicates|shows|sets|contains|refers|makes|seems|appears|deals"
    r"|describes|raises|means|"
    r"requests|asks|calls|notes|points|discusses|crosses|expresses|outlines|implies|does|summarizes|regards"
    r"|concerns|provides|"
    r"emphasizes|stresses|recommends|urges|reveals|supports|reviews|explains|informs|authorizes|instructs|comments|"
    r"transmits|reflects|includes|requires|follows|states|argues|confirms|adds|takes|relates|concludes|indicates|"
    r"quotes|confirms|proposes|remains|repeats|covers|para|paras|paragraphs)\b)[a-z]+s\b"
)
UNIT = re.compile(
    r"\s?(?:%|-?(?:percent|per\scent|million|billion|thousand|years?|months?|weeks?|days?|hours?|men|troops?"
    r"|members|points?|miles"
    r"|tons|dollars|votes?|countries|nations|states|planes|aircraft|ships|divisions|persons|people"
    r"|or\s[0-9]+\s[a-z]+s|km|kilometers"
    r"|items|man|point|year|day|month|power|nation|mile|hour|yr|cents|bases|battalions|squadrons|FY|MW|mm"
    r"|D\.?\s?C\b|p\.\s?m|a\.\s?m"
    r"|AM\b|PM\b|GMT|hrs)\b|,[0-9]{3}|\.[0-9]|:[0-9]|/[0-9]|\s(?:of\s)?(?:"
    + MONTH
    + r")(?![a-z.]|\s?[0-9]{1,2}\b(?!:)))"
)


PRONOUN_ROLES = {
    "my": "writer",
    "our": "writer",
    "your": "recipient",
    "yours": "recipient",
    "ur": "recipient",
    "yr": "recipient",
    "reur": "recipient",
    "reyr": "recipient",
    "remy": "writer",
    "reour": "writer",
    "his": "person",
    "latter's": "person",
    "former's": "person",
}
