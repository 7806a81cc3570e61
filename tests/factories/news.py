"""Columns, articles and events for tests. What is public here skipped its review; tests of the review make their own drafts."""

from datetime import timedelta

import factory
from django.utils import timezone

from news.models import ArticlePage, ColumnPage, EventPage, EventsPage, Topic, TopicPage


class PageFactory(factory.django.DjangoModelFactory):
    """`parent` is where the page goes; `live=False` leaves it a draft."""

    class Meta:
        abstract = True

    live = True

    @classmethod
    def _create(cls, model_class, *args, parent, topics=(), **kwargs):
        page = parent.add_child(instance=model_class(**{**kwargs, "live": False}))
        if topics:
            page.topics.set(topics)
            page.save()
        revision = page.save_revision(user=kwargs.get("owner"))
        if kwargs.get("live", True):
            revision.publish()
        return model_class.objects.get(pk=page.pk)


class ColumnFactory(PageFactory):
    class Meta:
        model = ColumnPage

    title = factory.Sequence(lambda n: f"第{n}个专栏")
    slug = factory.Sequence(lambda n: f"column-{n}")


class ArticleFactory(PageFactory):
    class Meta:
        model = ArticlePage

    title = factory.Sequence(lambda n: f"第{n}篇文章")
    summary = "一两句话的摘要。"
    source = "明河日报"


class TopicPageFactory(PageFactory):
    class Meta:
        model = TopicPage

    title = factory.Sequence(lambda n: f"第{n}个专题")
    slug = factory.Sequence(lambda n: f"topic-{n}")


class EventsPageFactory(PageFactory):
    class Meta:
        model = EventsPage

    title = "活动"
    slug = "events"


class EventFactory(PageFactory):
    class Meta:
        model = EventPage

    title = factory.Sequence(lambda n: f"第{n}项活动")
    slug = factory.Sequence(lambda n: f"event-{n}")
    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=2))
    ends_at = factory.LazyAttribute(lambda event: event.starts_at + timedelta(hours=2))
    place = "明河广场"


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic

    name = factory.Sequence(lambda n: f"话题{n}")
