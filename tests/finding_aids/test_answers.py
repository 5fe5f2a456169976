"""Questions find the papers that answer them, with the reasons."""

import re

from redept.corpus import Reader
from redept.finding_aids.answers import end_of, questions, thing, things_of
from redept.model.statement import QUESTION_STATES, Asked


def asked(reader: Reader, document: str) -> list[Asked]:
    return [one for one in questions(reader) if one.question.document == f"specimen/{document}"]


def test_a_question_is_carried_to_the_paper_that_answers_it(specimen: Reader) -> None:
    first = next(one for one in asked(specimen, "d5") if one.question.kind == "question")
    assert first.state == "answered"
    (answer,) = first.answers
    assert answer.document == "specimen/d8"
    assert answer.because[0] == "specimen/d7 cites specimen/d5 and carries its questions on"


def test_the_questions_of_the_telegram_hang_on_one_another(specimen: Reader) -> None:
    first, *others = [one.question for one in asked(specimen, "d5") if one.question.kind == "question"]
    assert [(one.depends_on.question, one.depends_on.answer) for one in others if one.depends_on] == [
        (first.id, "yes"),
        (first.id, "no"),
    ]


def test_the_questions_that_hang_on_it_are_carried_to_the_same_paper(specimen: Reader) -> None:
    _, *others = [one for one in asked(specimen, "d5") if one.question.kind == "question"]
    assert [(one.state, one.answers[0].document) for one in others] == [("replied", "specimen/d8")] * 2


def test_the_reason_names_whole_words_of_the_answer(specimen: Reader) -> None:
    first = next(one for one in asked(specimen, "d5") if one.question.kind == "question")
    (answer,) = first.answers
    words = answer.because[-1].removeprefix("it speaks of what was asked: ").split(", ")
    text = specimen.document(answer.document).text[answer.start : answer.end]
    assert all(re.search(rf"\b{word}\b", text) for word in words)


def test_a_reply_is_a_later_paper_that_goes_back_the_same_way(specimen: Reader) -> None:
    (one,) = [one for one in asked(specimen, "d18") if one.question.kind == "question"]
    assert (one.state, one.answers[0].document) == ("replied", "specimen/d24")
    assert one.days == 36


def test_every_state_is_one_of_four_and_answers_have_reasons(specimen: Reader) -> None:
    for one in questions(specimen):
        assert one.state in QUESTION_STATES
        assert all(answer.because for answer in one.answers)
        assert bool(one.answers) == (one.state in ("answered", "replied"))


def test_words_for_one_thing_are_one_thing() -> None:
    assert thing("handed") == thing("delivered")
    assert things_of("Russians handed over") == things_of("Soviet delivered over")


def test_a_reference_among_several_in_the_same_words_has_an_end_too() -> None:
    assert end_of("specimen/d5@107-142") == 142
    assert end_of("specimen/d5@330-361.392") == 361
