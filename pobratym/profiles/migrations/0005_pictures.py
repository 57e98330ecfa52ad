"""Coat of arms, flag and photographs of municipalities."""

import django.db.models.deletion
import django.utils.timezone
import pobratym.core.text_fields
import pobratym.profiles.models.pictures
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0008_part_of_a_town'),
        ('profiles', '0004_what_a_passport_says'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PassportPicture',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('needs_review', models.BooleanField(default=False, verbose_name='waiting for a moderator’s review')),
                ('is_public_meanwhile', models.BooleanField(db_default=False, default=False, editable=False, verbose_name='what was published before stays')),
                ('proposed', models.JSONField(blank=True, db_default={}, default=dict, editable=False, verbose_name='proposed texts')),
                ('proposed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='proposed at')),
                ('returned_reason', models.TextField(blank=True, max_length=1000, verbose_name='why it was returned')),
                ('kind', models.CharField(choices=[('arms', 'coat of arms'), ('flag', 'flag'), ('photograph', 'photograph')], max_length=10, verbose_name='what it is')),
                ('file', models.FileField(storage=pobratym.profiles.models.pictures.private_storage, upload_to=pobratym.profiles.models.pictures.picture_path, verbose_name='picture')),
                ('small', models.FileField(storage=pobratym.profiles.models.pictures.private_storage, upload_to=pobratym.profiles.models.pictures.picture_path, verbose_name='small picture')),
                ('width', models.PositiveIntegerField(verbose_name='width in pixels')),
                ('height', models.PositiveIntegerField(verbose_name='height in pixels')),
                ('alt', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=250, verbose_name='description of the picture')),
                ('credit', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=150, verbose_name='who made the picture')),
                ('shows_damage', models.BooleanField(default=False, verbose_name='shows war damage')),
                ('put_first_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='put first')),
                ('added_on', models.DateField(default=django.utils.timezone.localdate, editable=False, verbose_name='added')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='withdrawn')),
                ('withdrawn_reason', models.TextField(blank=True, editable=False, max_length=1000, verbose_name='why it was withdrawn')),
                ('added_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pictures', to='places.municipality')),
                ('withdrawn_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'picture of a municipality',
                'verbose_name_plural': 'pictures of municipalities',
                'ordering': ['kind', models.OrderBy(models.F('put_first_at'), descending=True, nulls_last=True), 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(models.Q(('alt', {}), _negated=True), models.Q(('credit', {}), _negated=True)), ('needs_review', True), _connector='OR'), name='passport_picture_is_described', violation_error_message='Say what the picture shows and who made it.'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='passport_picture_is_withdrawn_by_somebody', violation_error_message='Who withdraws a picture is said together with when.')],
            },
        ),
    ]
