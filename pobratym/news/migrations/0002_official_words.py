"""Words that people read in forms and refusals; no column changes."""

import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('news', '0001_initial'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterModelOptions(
                    name='newsindexpage',
                    options={'verbose_name': 'news section'},
                ),
                migrations.AlterField(
                    model_name='articlepage',
                    name='body',
                    field=wagtail.fields.StreamField([('heading', 0), ('paragraph', 1), ('quote', 4), ('picture', 8)], blank=True, block_lookup={0: ('wagtail.blocks.CharBlock', (), {'icon': 'title', 'label': 'Heading', 'max_length': 150, 'template': 'web/news/blocks/heading.html'}), 1: ('wagtail.blocks.RichTextBlock', (), {'features': ['bold', 'italic', 'link', 'ol', 'ul'], 'label': 'Paragraph', 'template': 'web/news/blocks/paragraph.html'}), 2: ('wagtail.blocks.TextBlock', (), {'label': 'words'}), 3: ('wagtail.blocks.CharBlock', (), {'label': 'who said it', 'max_length': 200, 'required': False}), 4: ('wagtail.blocks.StructBlock', [[('text', 2), ('who', 3)]], {}), 5: ('wagtail.images.blocks.ImageChooserBlock', (), {'label': 'picture'}), 6: ('wagtail.blocks.CharBlock', (), {'label': 'caption', 'max_length': 300, 'required': False}), 7: ('wagtail.blocks.CharBlock', (), {'help_text': 'If empty, the one saved with the picture is used.', 'label': 'who made it', 'max_length': 150, 'required': False}), 8: ('wagtail.blocks.StructBlock', [[('picture', 5), ('caption', 6), ('credit', 7)]], {})}, verbose_name='text'),
                ),
                migrations.AlterField(
                    model_name='articlepage',
                    name='event_on',
                    field=models.DateField(blank=True, help_text='When it happened. Visits are reported only after they are over.', null=True, verbose_name='date of the event'),
                ),
                migrations.AlterField(
                    model_name='articlepage',
                    name='lead',
                    field=models.TextField(help_text='Two or three sentences that can stand on their own.', max_length=600, verbose_name='lead'),
                ),
                migrations.AlterField(
                    model_name='topic',
                    name='slug',
                    field=models.SlugField(help_text='Latin letters and hyphens; used in page addresses.', unique=True, verbose_name='address'),
                ),
            ],
        ),
    ]
