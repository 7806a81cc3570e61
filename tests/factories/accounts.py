"""People."""

import factory
from django.contrib.auth.models import Group

from site_cms.accounts.models import User

PASSWORD = "a-long-enough-one"


class UserFactory(factory.django.DjangoModelFactory):
    """`groups=["编辑"]` puts the user into groups that the migrations made. The password is PASSWORD."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    name = factory.Sequence(lambda n: f"甲{n}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.invalid")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def groups(self, create, names, **kwargs):
        for name in names or ():
            self.groups.add(Group.objects.get(name=name))
