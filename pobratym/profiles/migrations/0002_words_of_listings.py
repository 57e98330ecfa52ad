from django.db import migrations

from pobratym.core.words import WordsField, words_in

_AT_A_TIME = 1_000


def write_words(apps, schema_editor):
    listings = apps.get_model("profiles", "Listing")._base_manager
    some = []
    for listing in listings.order_by("pk").iterator(_AT_A_TIME):
        listing.title_words = words_in(listing.title.values())
        listing.words = words_in([*listing.title.values(), *listing.details.values()])
        some.append(listing)
        if len(some) == _AT_A_TIME:
            listings.bulk_update(some, ["title_words", "words"])
            some = []
    listings.bulk_update(some, ["title_words", "words"])


class Migration(migrations.Migration):
    dependencies = [("profiles", "0001_initial")]

    operations = [
        migrations.AddField("listing", "title_words", WordsField(of=("title",))),
        migrations.AddField("listing", "words", WordsField(of=("title", "details"))),
        migrations.RunPython(write_words, migrations.RunPython.noop, elidable=True),
    ]
