from .article import ArticlePage, Correction
from .column import ColumnPage
from .columns import ColumnsPage
from .event import EventCancellation, EventPage, Occurrence
from .events import EventsPage
from .listing import ArticleCount, ArticleRow, ArticleRowTopic
from .manuscript import Manuscript, ManuscriptArticle
from .topic import Topic
from .topic_page import TopicPage

__all__ = [
    "ArticleCount",
    "ArticlePage",
    "ArticleRow",
    "ArticleRowTopic",
    "ColumnPage",
    "ColumnsPage",
    "Correction",
    "EventCancellation",
    "EventPage",
    "EventsPage",
    "Manuscript",
    "ManuscriptArticle",
    "Occurrence",
    "Topic",
    "TopicPage",
]
