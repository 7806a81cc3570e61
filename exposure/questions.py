"""What a category asks its reporters, and what they answered.

Kept with the category as [{"text", "is_public"}], typed by the office one a line; a line that ends with （公开） may be told to the
public, every other answer is for the office alone. An answer is kept with the words of its question, which may change later.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

PUBLIC_MARK = "（公开）"
MOST_QUESTIONS, LONGEST_QUESTION, LONGEST_ANSWER = 6, 60, 100


@dataclass(frozen=True)
class Question:
    text: str
    is_public: bool = False

    @property
    def line(self) -> str:
        return self.text + (PUBLIC_MARK if self.is_public else "")


def questions_of(stored: Any) -> list[Question]:
    """From what a category keeps; a bare string is a question for the office alone."""
    rows = stored if isinstance(stored, list) else []
    return [
        Question(row["text"], bool(row.get("is_public"))) if isinstance(row, dict) else Question(str(row))
        for row in rows
    ]


def from_lines(text: str) -> list[Question]:
    """One question a line; empty lines are passed over."""
    lines = (line.strip().replace("(公开)", PUBLIC_MARK) for line in text.splitlines())
    return [Question(line.removesuffix(PUBLIC_MARK).strip(), line.endswith(PUBLIC_MARK)) for line in lines if line]


def to_store(questions: Iterable[Question]) -> list[dict[str, Any]]:
    return [{"text": question.text, "is_public": question.is_public} for question in questions]


def answers_to_store(pairs: Iterable[tuple[Question, str]]) -> dict[str, Any]:
    """{question: {"answer", "is_public"}}, without what was left empty."""
    return {q.text: {"answer": answer, "is_public": q.is_public} for q, answer in pairs if answer}


def public_answers(stored: Any) -> list[tuple[str, str]]:
    """(question, answer) of those that may be told; they still go through redaction and approval like every public word."""
    rows = stored.items() if isinstance(stored, dict) else ()
    return [(question, given["answer"]) for question, given in rows if given.get("is_public")]
