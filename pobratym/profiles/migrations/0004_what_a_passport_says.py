"""Passport of structured fields, needs and offers with size and period; what is proposed beside what is published."""

import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import pobratym.core.text_fields
from django.conf import settings
from django.db import migrations, models


MODELS = ("Passport", "PartnerSearch", "Listing")
TEXTS = {"Passport": ["about"], "PartnerSearch": ["note"], "Listing": ["title", "details"]}


def put_proposals_back(apps, schema_editor):
    """The release before knows one place for a text, and hides the row while it waits."""
    for name in MODELS:
        for row in apps.get_model("profiles", name)._base_manager.exclude(proposed={}):
            for field in TEXTS[name]:
                waiting = {language: text for language, text in row.proposed.get(field, {}).items() if language != "origins"}
                setattr(row, field, {**dict(getattr(row, field)), **waiting})
            row.needs_review, row.proposed = True, {}
            row.save(update_fields=[*TEXTS[name], "needs_review", "proposed"])


class Migration(migrations.Migration):

    dependencies = [
        ('places', '0006_official_words'),
        ('profiles', '0003_official_words'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Damage',
            fields=[
                ('passport', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='damage', serialize=False, to='profiles.passport')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('housing', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='housing')),
                ('education', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='schools and kindergartens')),
                ('health', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='health care')),
                ('culture', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='culture and heritage')),
                ('social', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='social services')),
                ('administration', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='administrative buildings')),
                ('business', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='business premises')),
            ],
            options={
                'verbose_name': 'war damage by sector',
                'verbose_name_plural': 'war damage by sector',
            },
        ),
        migrations.CreateModel(
            name='Economy',
            fields=[
                ('passport', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='economy', serialize=False, to='profiles.passport')),
                ('agriculture', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='farming')),
                ('food_processing', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='food processing')),
                ('forestry', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='forestry and wood')),
                ('mining', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='mining and quarrying')),
                ('manufacturing', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='manufacturing')),
                ('construction', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='construction')),
                ('trade', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='trade and catering')),
                ('logistics', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='transport and logistics')),
                ('tourism', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='tourism and recreation')),
                ('digital', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='information technology')),
                ('services', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='other services')),
                ('public_sector', models.PositiveSmallIntegerField(db_default=0, default=0, validators=[django.core.validators.MaxValueValidator(100)], verbose_name='public sector')),
            ],
            options={
                'verbose_name': 'economy by sector',
                'verbose_name_plural': 'economies by sector',
            },
        ),
        migrations.CreateModel(
            name='Project',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('needs_review', models.BooleanField(default=False, verbose_name='waiting for a moderator’s review')),
                ('is_public_meanwhile', models.BooleanField(db_default=False, default=False, editable=False, verbose_name='what was published before stays')),
                ('proposed', models.JSONField(blank=True, db_default={}, default=dict, editable=False, verbose_name='proposed texts')),
                ('proposed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='proposed at')),
                ('returned_reason', models.TextField(blank=True, max_length=1000, verbose_name='why it was returned')),
                ('title', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=200, verbose_name='title of the project')),
                ('sphere', models.CharField(choices=[('economic', 'economy'), ('trade', 'trade'), ('science_education', 'science and education'), ('socio_cultural', 'social affairs and culture'), ('tourism', 'tourism'), ('sport', 'sport'), ('infrastructure', 'infrastructure and rebuilding'), ('environment', 'environment and climate'), ('resilience', 'resilience and humanitarian aid'), ('governance', 'governance and European integration'), ('business', 'business and investment'), ('industry', 'industry'), ('agriculture', 'agriculture'), ('education', 'education'), ('science', 'science and innovation'), ('culture', 'culture and heritage'), ('social', 'social services'), ('health', 'health and rehabilitation'), ('youth', 'youth'), ('people', 'people-to-people contacts'), ('energy', 'energy'), ('water', 'water supply'), ('waste', 'waste management'), ('transport', 'transport'), ('housing', 'housing and planning'), ('civil_protection', 'civil protection'), ('humanitarian', 'humanitarian aid and equipment'), ('information_security', 'information security'), ('digital', 'digital services'), ('public_services', 'public services')], max_length=24, verbose_name='field of cooperation')),
                ('stage', models.CharField(choices=[('idea', 'idea'), ('concept', 'concept ready'), ('design', 'design documents ready'), ('partly_funded', 'partly funded'), ('under_way', 'under way')], max_length=16, verbose_name='stage')),
                ('cost', models.PositiveBigIntegerField(blank=True, null=True, verbose_name='cost')),
                ('currency', models.CharField(blank=True, choices=[('EUR', 'EUR'), ('UAH', 'UAH'), ('USD', 'USD'), ('GBP', 'GBP'), ('PLN', 'PLN'), ('CZK', 'CZK'), ('CHF', 'CHF'), ('CAD', 'CAD'), ('SEK', 'SEK'), ('NOK', 'NOK'), ('DKK', 'DKK'), ('JPY', 'JPY')], db_default='', default='', max_length=3, verbose_name='currency')),
                ('sought', models.JSONField(blank=True, default=list, verbose_name='what is sought')),
                ('dream_url', models.URLField(blank=True, validators=[django.core.validators.RegexValidator('^https://(?:[a-z0-9-]{1,40}\\.)?dream\\.gov\\.ua/[A-Za-z0-9/_.?=&%#-]{0,150}\\Z', 'Give the address of the project’s page in DREAM: it begins with https://dream.gov.ua/.')], verbose_name='page in DREAM')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='projects', to='places.municipality')),
            ],
            options={
                'verbose_name': 'priority project',
                'verbose_name_plural': 'priority projects',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='Services',
            fields=[
                ('passport', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='services', serialize=False, to='profiles.passport')),
                ('kindergartens', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='kindergartens')),
                ('schools', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='schools')),
                ('vocational_schools', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='vocational schools and colleges')),
                ('universities', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='universities and institutes')),
                ('hospitals', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='hospitals')),
                ('outpatient_clinics', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='outpatient clinics')),
                ('service_centres', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='administrative service centres')),
                ('social_centres', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='social service centres')),
                ('libraries', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='libraries')),
                ('cultural_centres', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='cultural centres, museums and theatres')),
                ('sports_grounds', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MinValueValidator(0), django.core.validators.MaxValueValidator(2000)], verbose_name='sports halls and stadiums')),
            ],
            options={
                'verbose_name': 'services',
                'verbose_name_plural': 'services of municipalities',
            },
        ),
        migrations.CreateModel(
            name='TeamMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, verbose_name='name')),
                ('post', pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=200, verbose_name='post')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='e-mail')),
                ('phone', models.CharField(blank=True, max_length=40, verbose_name='telephone')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='team', to='places.municipality')),
            ],
            options={
                'verbose_name': 'member of the team',
                'verbose_name_plural': 'team',
                'ordering': ['id'],
            },
        ),
        migrations.RemoveConstraint(
            model_name='listing',
            name='listing_has_title',
        ),
        migrations.AddField(
            model_name='listing',
            name='amount',
            field=models.PositiveBigIntegerField(blank=True, null=True, verbose_name='amount'),
        ),
        migrations.AddField(
            model_name='listing',
            name='currency',
            field=models.CharField(blank=True, choices=[('EUR', 'EUR'), ('UAH', 'UAH'), ('USD', 'USD'), ('GBP', 'GBP'), ('PLN', 'PLN'), ('CZK', 'CZK'), ('CHF', 'CHF'), ('CAD', 'CAD'), ('SEK', 'SEK'), ('NOK', 'NOK'), ('DKK', 'DKK'), ('JPY', 'JPY')], db_default='', default='', max_length=3, verbose_name='currency'),
        ),
        migrations.AddField(
            model_name='listing',
            name='ends_on',
            field=models.DateField(blank=True, null=True, verbose_name='period until'),
        ),
        migrations.AddField(
            model_name='listing',
            name='is_public_meanwhile',
            field=models.BooleanField(db_default=False, default=False, editable=False, verbose_name='what was published before stays'),
        ),
        migrations.AddField(
            model_name='listing',
            name='people',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='number of people'),
        ),
        migrations.AddField(
            model_name='listing',
            name='proposed',
            field=models.JSONField(blank=True, db_default={}, default=dict, editable=False, verbose_name='proposed texts'),
        ),
        migrations.AddField(
            model_name='listing',
            name='proposed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='proposed at'),
        ),
        migrations.AddField(
            model_name='listing',
            name='reminded_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='reminded at'),
        ),
        migrations.AddField(
            model_name='listing',
            name='starts_on',
            field=models.DateField(blank=True, null=True, verbose_name='period from'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='exit_questions',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='questions after the trial'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='wanted_forms',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='forms of cooperation wanted'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='is_public_meanwhile',
            field=models.BooleanField(db_default=False, default=False, editable=False, verbose_name='what was published before stays'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='languages',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='languages preferred'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='not_wanted',
            field=pobratym.core.text_fields.LocalizedTextField(blank=True, db_default={}, max_length=800, verbose_name='what we would not want'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='proposed',
            field=models.JSONField(blank=True, db_default={}, default=dict, editable=False, verbose_name='proposed texts'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='proposed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='proposed at'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='reason_not_seeking',
            field=models.CharField(blank=True, choices=[('not_now', 'not looking now'), ('complete', 'has found its partners')], db_default='', default='', max_length=10, verbose_name='why no partner is sought'),
        ),
        migrations.AddField(
            model_name='partnersearch',
            name='term',
            field=models.CharField(blank=True, choices=[('trial', 'a trial of one year, then a decision of both'), ('two_years', 'two years'), ('five_years', 'five years'), ('open', 'without a fixed end')], db_default='', default='', max_length=12, verbose_name='for how long'),
        ),
        migrations.AddField(
            model_name='passport',
            name='displaced_people',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='internally displaced persons'),
        ),
        migrations.AddField(
            model_name='passport',
            name='experience',
            field=pobratym.core.text_fields.LocalizedTextField(blank=True, db_default={}, max_length=3000, verbose_name='experience we can share'),
        ),
        migrations.AddField(
            model_name='passport',
            name='head_name',
            field=models.CharField(blank=True, db_default='', default='', max_length=150, verbose_name='head of the municipality'),
        ),
        migrations.AddField(
            model_name='passport',
            name='head_post',
            field=pobratym.core.text_fields.LocalizedTextField(blank=True, db_default={}, max_length=200, verbose_name='post of the head'),
        ),
        migrations.AddField(
            model_name='passport',
            name='history',
            field=pobratym.core.text_fields.LocalizedTextField(blank=True, db_default={}, max_length=3000, verbose_name='history and character'),
        ),
        migrations.AddField(
            model_name='passport',
            name='is_public_meanwhile',
            field=models.BooleanField(db_default=False, default=False, editable=False, verbose_name='what was published before stays'),
        ),
        migrations.AddField(
            model_name='passport',
            name='language_levels',
            field=models.JSONField(blank=True, db_default={}, default=dict, verbose_name='levels of the languages'),
        ),
        migrations.AddField(
            model_name='passport',
            name='marks',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='nature and character'),
        ),
        migrations.AddField(
            model_name='passport',
            name='office_email',
            field=models.EmailField(blank=True, db_default='', default='', max_length=254, verbose_name='office mailbox'),
        ),
        migrations.AddField(
            model_name='passport',
            name='population',
            field=models.PositiveIntegerField(blank=True, null=True, verbose_name='population of the whole municipality'),
        ),
        migrations.AddField(
            model_name='passport',
            name='population_as_of',
            field=models.DateField(blank=True, null=True, verbose_name='population as of'),
        ),
        migrations.AddField(
            model_name='passport',
            name='proposed',
            field=models.JSONField(blank=True, db_default={}, default=dict, editable=False, verbose_name='proposed texts'),
        ),
        migrations.AddField(
            model_name='passport',
            name='proposed_at',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='proposed at'),
        ),
        migrations.AddField(
            model_name='passport',
            name='signatory_name',
            field=models.CharField(blank=True, db_default='', default='', max_length=150, verbose_name='who signs agreements'),
        ),
        migrations.AddField(
            model_name='passport',
            name='signatory_post',
            field=pobratym.core.text_fields.LocalizedTextField(blank=True, db_default={}, max_length=200, verbose_name='post of the signatory'),
        ),
        migrations.AddField(
            model_name='passport',
            name='social_links',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='pages in social networks'),
        ),
        migrations.AddField(
            model_name='passport',
            name='teaches',
            field=models.JSONField(blank=True, db_default=[], default=list, verbose_name='fields in which we can share experience'),
        ),
        migrations.SeparateDatabaseAndState(  # other choices, the same column
            state_operations=[
                migrations.AlterField(
                    model_name='listing',
                    name='status',
                    field=models.CharField(choices=[('open', 'open'), ('met', 'met'), ('full', 'full'), ('withdrawn', 'withdrawn'), ('expired', 'expired')], default='open', max_length=10, verbose_name='status'),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', {}), _negated=True), ('needs_review', True), _connector='OR'), name='listing_has_title', violation_error_message='Say in a few words, in Ukrainian or in English, what it is.'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('amount__isnull', True), ('currency', '')), models.Q(('amount__isnull', False), models.Q(('currency', ''), _negated=True)), _connector='OR'), name='listing_amount_has_currency', violation_error_message='Say how much and in which currency.'),
        ),
        migrations.AddConstraint(
            model_name='listing',
            constraint=models.CheckConstraint(condition=models.Q(('starts_on__isnull', True), ('ends_on__isnull', True), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='listing_period_is_no_way_back', violation_error_message='The period ends before it begins.'),
        ),
        migrations.AddConstraint(
            model_name='passport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('population__isnull', True), ('population_as_of__isnull', True)), models.Q(('population__isnull', False), ('population_as_of__isnull', False)), _connector='OR'), name='passport_population_is_dated', violation_error_message='Say of which day the population is, and how many people it was.'),
        ),
        migrations.AddConstraint(
            model_name='passport',
            constraint=models.CheckConstraint(condition=models.Q(('displaced_people__isnull', True), ('displaced_people', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('displaced_people'), '/', models.Value(100)), '*', models.Value(100))), _connector='OR'), name='passport_displaced_people_are_rounded', violation_error_message='Numbers of displaced people are kept in hundreds only.'),
        ),
        migrations.AddConstraint(
            model_name='damage',
            constraint=models.CheckConstraint(condition=models.Q(('housing', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('housing'), '/', models.Value(10)), '*', models.Value(10))), ('housing__lte', 100)), name='damage_of_housing_is_a_rounded_share', violation_error_message='Damage is said in tens of per cent, at most 100.'),
        ),
        migrations.AddConstraint(
            model_name='damage',
            constraint=models.CheckConstraint(condition=models.Q(('education', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('education'), '/', models.Value(10)), '*', models.Value(10))), ('education__lte', 100)), name='damage_of_education_is_a_rounded_share', violation_error_message='Damage is said in tens of per cent, at most 100.'),
        ),
        migrations.AddConstraint(
            model_name='damage',
            constraint=models.CheckConstraint(condition=models.Q(('health', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('health'), '/', models.Value(10)), '*', models.Value(10))), ('health__lte', 100)), name='damage_of_health_is_a_rounded_share', violation_error_message='Damage is said in tens of per cent, at most 100.'),
        ),
        migrations.AddConstraint(
            model_name='damage',
            constraint=models.CheckConstraint(condition=models.Q(('culture', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('culture'), '/', models.Value(10)), '*', models.Value(10))), ('culture__lte', 100)), name='damage_of_culture_is_a_rounded_share', violation_error_message='Damage is said in tens of per cent, at most 100.'),
        ),
        migrations.AddConstraint(
            model_name='damage',
            constraint=models.CheckConstraint(condition=models.Q(('social', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('social'), '/', models.Value(10)), '*', models.Value(10))), ('social__lte', 100)), name='damage_of_social_is_a_rounded_share', violation_error_message='Damage is said in tens of per cent, at most 100.'),
        ),
        migrations.AddConstraint(
            model_name='damage',
            constraint=models.CheckConstraint(condition=models.Q(('administration', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('administration'), '/', models.Value(10)), '*', models.Value(10))), ('administration__lte', 100)), name='damage_of_administration_is_a_rounded_share', violation_error_message='Damage is said in tens of per cent, at most 100.'),
        ),
        migrations.AddConstraint(
            model_name='damage',
            constraint=models.CheckConstraint(condition=models.Q(('business', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.F('business'), '/', models.Value(10)), '*', models.Value(10))), ('business__lte', 100)), name='damage_of_business_is_a_rounded_share', violation_error_message='Damage is said in tens of per cent, at most 100.'),
        ),
        migrations.AddConstraint(
            model_name='economy',
            constraint=models.CheckConstraint(condition=models.Q(('agriculture__lte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.Value(100), '-', models.F('food_processing')), '-', models.F('forestry')), '-', models.F('mining')), '-', models.F('manufacturing')), '-', models.F('construction')), '-', models.F('trade')), '-', models.F('logistics')), '-', models.F('tourism')), '-', models.F('digital')), '-', models.F('services')), '-', models.F('public_sector')))), name='economy_shares_are_parts_of_a_whole', violation_error_message='The shares together are more than a hundred per cent. Lower some of them.'),
        ),
        migrations.AddField(
            model_name='teammember',
            name='account',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('title', {}), _negated=True), ('needs_review', True), _connector='OR'), name='project_has_title', violation_error_message='Say in a few words, in Ukrainian or in English, what it is.'),
        ),
        migrations.AddConstraint(
            model_name='project',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('cost__isnull', True), ('currency', '')), models.Q(('cost__isnull', False), models.Q(('currency', ''), _negated=True)), _connector='OR'), name='project_cost_has_currency', violation_error_message='Say how much and in which currency.'),
        ),
        migrations.RunPython(migrations.RunPython.noop, put_proposals_back),
    ]
