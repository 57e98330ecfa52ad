import django.db.models.deletion
import django.db.models.expressions
import pobratym.core.fields
import pobratym.core.text_fields
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Amendment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('corrected', 'corrected'), ('added', 'added to the registry'), ('merged', 'merged with a duplicate'), ('renamed', 'renamed'), ('ended', 'came to an end'), ('identifier', 'identifier'), ('status', 'territory status'), ('reassigned', 'belongs elsewhere or is of another kind since a day')], max_length=12, verbose_name='what was done')),
                ('field', models.CharField(blank=True, choices=[('name_uk', 'name in Ukrainian'), ('name_en', 'name in English or romanised'), ('population', 'population'), ('point', 'centre point'), ('kind', 'kind'), ('parent', 'part of'), ('region', 'region'), ('county', 'county')], max_length=12, verbose_name='what is corrected')),
                ('name', models.CharField(max_length=200, verbose_name='name at that time')),
                ('details', models.JSONField(default=dict, verbose_name='details')),
                ('act', models.CharField(blank=True, max_length=300, verbose_name='act')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='source')),
                ('reason', models.TextField(max_length=1000, verbose_name='reason')),
                ('made_at', models.DateTimeField(verbose_name='made')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='undone')),
                ('made_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'change of the registry',
                'verbose_name_plural': 'changes of the registry',
                'ordering': ['-made_at', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Country',
            fields=[
                ('code', models.CharField(max_length=2, primary_key=True, serialize=False, verbose_name='code')),
                ('name', pobratym.core.text_fields.LocalizedTextField(max_length=120, required_languages=('uk', 'en'), verbose_name='name')),
                ('excluded_since', models.DateField(blank=True, null=True, verbose_name='nobody is brought together with it since')),
                ('exclusion_act', models.CharField(blank=True, max_length=300, verbose_name='by which act')),
                ('exclusion_url', models.URLField(blank=True, max_length=500, verbose_name='source')),
            ],
            options={
                'verbose_name': 'country',
                'verbose_name_plural': 'countries',
                'ordering': [pobratym.core.text_fields.InLanguage('name', languages=('en',))],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('excluded_since__isnull', True), ('exclusion_act', '')), models.Q(('excluded_since__isnull', False), models.Q(('exclusion_act', ''), _negated=True)), _connector='OR'), name='country_excluded_with_the_act', violation_error_message='Name the act, and the day it is of, by which nobody is brought together.')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=60, verbose_name='source')),
                ('version', models.CharField(help_text='version of the package or digest of the file', max_length=120, verbose_name='edition')),
                ('source_date', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                ('started_at', models.DateTimeField(verbose_name='started')),
                ('filed_at', models.DateTimeField(null=True, verbose_name='filed')),
                ('added', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('unchanged', models.PositiveIntegerField(default=0)),
                ('rejected', models.PositiveIntegerField(default=0)),
                ('report', models.JSONField(blank=True, default=dict, verbose_name='report')),
                ('added_rows', models.JSONField(blank=True, default=dict)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='withdrawn')),
                ('withdrawal', models.JSONField(blank=True, default=dict, verbose_name='report of the withdrawal')),
                ('filed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('withdrawn_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'edition of a source',
                'verbose_name_plural': 'editions of sources',
                'ordering': ['-started_at'],
            },
        ),
        migrations.CreateModel(
            name='Assertion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('model', models.CharField(max_length=60)),
                ('row', models.CharField(max_length=24)),
                ('values', models.JSONField(default=dict)),
                ('is_there', models.BooleanField(null=True)),
                ('is_carried', models.BooleanField(default=False, help_text='It came along when its municipality was merged: a later edition may say otherwise.')),
                ('amendment', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='assertions', to='places.amendment')),
                ('edition', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='assertions', to='places.edition')),
            ],
            options={
                'verbose_name': 'assertion',
                'verbose_name_plural': 'assertions',
                'ordering': ['pk'],
            },
        ),
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('level', models.CharField(choices=[('region', 'region'), ('county', 'county'), ('municipality', 'municipality'), ('district', 'city district'), ('settlement', 'settlement')], default='municipality', max_length=12, verbose_name='level')),
                ('kind', models.CharField(blank=True, choices=[('urban', 'urban hromada'), ('township', 'settlement hromada'), ('rural', 'rural hromada'), ('capital', 'city with special status'), ('oblast', 'oblast'), ('autonomous_republic', 'autonomous republic'), ('raion', 'raion')], max_length=20, verbose_name='kind')),
                ('name_uk', models.CharField(blank=True, max_length=200, verbose_name='name in Ukrainian')),
                ('name_en', models.CharField(max_length=200, verbose_name='name in English or romanised')),
                ('centre_uk', models.CharField(blank=True, max_length=120, verbose_name='administrative centre in Ukrainian')),
                ('centre_en', models.CharField(blank=True, max_length=120, verbose_name='administrative centre, romanised')),
                ('latitude', models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True, verbose_name='latitude of the centre')),
                ('longitude', models.DecimalField(blank=True, decimal_places=3, max_digits=6, null=True, verbose_name='longitude of the centre')),
                ('is_location_approximate', models.BooleanField(default=False, verbose_name='location is approximate')),
                ('population', models.PositiveIntegerField(blank=True, null=True, verbose_name='population')),
                ('population_as_of', models.DateField(blank=True, null=True, verbose_name='population as of')),
                ('population_source', models.CharField(blank=True, max_length=200, verbose_name='source of the population')),
                ('is_population_of_centre', models.BooleanField(default=False, verbose_name='population of the centre only')),
                ('is_counted', models.BooleanField(default=False, verbose_name='in the official number of 1,470')),
                ('is_occupied', models.BooleanField(default=False, help_text='Crimea and Sevastopol', verbose_name='temporarily occupied')),
                ('ended_on', models.DateField(blank=True, null=True, verbose_name='ended on')),
                ('source', models.CharField(max_length=60, verbose_name='source')),
                ('source_date', models.DateField(blank=True, null=True, verbose_name='date of the source')),
                ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='municipalities', to='places.country', verbose_name='country')),
                ('county', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_county', to='places.municipality', verbose_name='county')),
                ('merged_into', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged_here', to='places.municipality')),
                ('parent', models.ForeignKey(blank=True, help_text='the city of a district, the hromada of a settlement', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='places.municipality', verbose_name='part of')),
                ('region', models.ForeignKey(blank=True, db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='in_region', to='places.municipality', verbose_name='region')),
            ],
            options={
                'verbose_name': 'municipality',
                'verbose_name_plural': 'municipalities',
                'ordering': [models.OrderBy(models.F('population'), descending=True, nulls_last=True), 'name_en'],
            },
        ),
        migrations.CreateModel(
            name='Identifier',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scheme', models.CharField(choices=[('katottg', 'KATOTTG'), ('geonames', 'GeoNames'), ('geonames_admin1', 'GeoNames admin1'), ('iso_3166_2', 'ISO 3166-2'), ('wikidata', 'Wikidata'), ('national', 'national code')], max_length=16)),
                ('value', models.CharField(max_length=40)),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='identifiers', to='places.municipality')),
            ],
        ),
        migrations.AddField(
            model_name='amendment',
            name='municipality',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='amendments', to='places.municipality'),
        ),
        migrations.AddField(
            model_name='amendment',
            name='other',
            field=models.ForeignKey(blank=True, help_text='into which one a duplicate was merged', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='places.municipality'),
        ),
        migrations.CreateModel(
            name='Name',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.CharField(max_length=200, verbose_name='name')),
                ('language', models.CharField(blank=True, help_text='empty where the source does not say', max_length=8, verbose_name='language')),
                ('kind', models.CharField(choices=[('official', 'official name'), ('exonym', 'name in another language'), ('historic', 'former name'), ('alias', 'other name')], default='alias', max_length=10, verbose_name='kind')),
                ('key', pobratym.core.fields.KeyField(max_length=200)),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('source', models.CharField(blank=True, help_text='empty where a statement of a moderator gave it', max_length=60, verbose_name='source')),
                ('municipality', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='names', to='places.municipality')),
            ],
            options={
                'verbose_name': 'name',
                'verbose_name_plural': 'names',
            },
        ),
        migrations.CreateModel(
            name='PastFact',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('field', models.CharField(choices=[('name_uk', 'name in Ukrainian'), ('name_en', 'name in English or romanised'), ('population', 'population'), ('point', 'centre point'), ('kind', 'kind'), ('parent', 'part of'), ('region', 'region'), ('county', 'county')], max_length=12, verbose_name='fact')),
                ('kind', models.CharField(blank=True, choices=[('urban', 'urban hromada'), ('township', 'settlement hromada'), ('rural', 'rural hromada'), ('capital', 'city with special status'), ('oblast', 'oblast'), ('autonomous_republic', 'autonomous republic'), ('raion', 'raion')], max_length=20, verbose_name='kind')),
                ('valid_from', models.DateField(blank=True, null=True, verbose_name='from')),
                ('valid_until', models.DateField(verbose_name='until')),
                ('act', models.CharField(help_text='by which it ended', max_length=300, verbose_name='act')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='source')),
                ('municipality', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='past_facts', to='places.municipality')),
                ('unit', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='places.municipality', verbose_name='belonged to')),
            ],
            options={
                'verbose_name': 'past fact',
                'verbose_name_plural': 'past facts',
                'ordering': ['field', '-valid_until'],
            },
        ),
        migrations.CreateModel(
            name='Statistic',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('as_of', models.DateField(verbose_name='as of')),
                ('source', models.CharField(max_length=200, verbose_name='source')),
                ('population', models.IntegerField(blank=True, null=True, verbose_name='population')),
                ('urban_share', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='urban population, %')),
                ('rural_share', models.DecimalField(blank=True, decimal_places=2, max_digits=5, null=True, verbose_name='rural population, %')),
                ('area_km2', models.DecimalField(blank=True, decimal_places=3, max_digits=11, null=True, verbose_name='area, km²')),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='statistics', to='places.edition', verbose_name='import')),
                ('municipality', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='statistics', to='places.municipality')),
            ],
            options={
                'verbose_name': 'statistic',
                'verbose_name_plural': 'statistics',
                'ordering': ['-as_of', 'source'],
            },
        ),
        migrations.CreateModel(
            name='Succession',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('happened_on', models.DateField(verbose_name='date')),
                ('act', models.CharField(max_length=300, verbose_name='act')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='source')),
                ('predecessor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='successions', to='places.municipality', verbose_name='predecessor')),
                ('successor', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inheritances', to='places.municipality', verbose_name='successor')),
            ],
            options={
                'verbose_name': 'succession',
                'verbose_name_plural': 'successions',
                'ordering': ['happened_on', 'id'],
            },
        ),
        migrations.CreateModel(
            name='TerritoryStatus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('state', models.CharField(choices=[('possible_hostilities', 'possible hostilities'), ('active_hostilities', 'active hostilities'), ('active_with_e_resources', 'active hostilities, state e-resources in operation'), ('occupied', 'temporarily occupied')], max_length=24, verbose_name='status')),
                ('valid_from', models.DateField(verbose_name='from')),
                ('valid_until', models.DateField(blank=True, null=True, verbose_name='until')),
                ('act', models.CharField(max_length=300, verbose_name='act')),
                ('source_url', models.URLField(blank=True, max_length=500, verbose_name='source')),
                ('part', models.CharField(blank=True, help_text='KATOTTG of a settlement; empty: all of it', max_length=20, verbose_name='code of the part')),
                ('part_name', models.CharField(blank=True, max_length=120, verbose_name='name of the part')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='territory_statuses', to='places.municipality')),
            ],
            options={
                'verbose_name': 'territory status',
                'verbose_name_plural': 'territory statuses',
                'ordering': ['-valid_from', 'part'],
            },
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_by__isnull', True), ('withdrawn_at__isnull', False), _connector='OR'), name='edition_withdrawn_by_with_time', violation_error_message='Who undid an import is known together with when.'),
        ),
        migrations.AddIndex(
            model_name='assertion',
            index=models.Index(fields=['model', 'row'], name='assertion_row'),
        ),
        migrations.AddConstraint(
            model_name='assertion',
            constraint=models.CheckConstraint(condition=models.Q(('edition__isnull', True), ('amendment__isnull', True), _connector='OR'), name='assertion_of_one_voice', violation_error_message='An assertion is of an edition or of an amendment.'),
        ),
        migrations.AddIndex(
            model_name='municipality',
            index=models.Index(fields=['country', 'level', '-population'], name='municipality_by_country'),
        ),
        migrations.AddIndex(
            model_name='municipality',
            index=models.Index(fields=['region', 'level', '-population'], name='municipality_by_region'),
        ),
        migrations.AddIndex(
            model_name='municipality',
            index=models.Index(fields=['level', '-population'], name='municipality_by_level'),
        ),
        migrations.AddIndex(
            model_name='municipality',
            index=models.Index(condition=models.Q(('merged_into__isnull', False)), fields=['merged_into'], name='municipality_merged'),
        ),
        migrations.AddConstraint(
            model_name='municipality',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('latitude__range', (-90, 90)), ('longitude__isnull', False), ('longitude__range', (-180, 180))), _connector='OR'), name='municipality_point_on_earth', violation_error_message='Give both coordinates, latitude -90 to 90 and longitude -180 to 180.'),
        ),
        migrations.AddConstraint(
            model_name='municipality',
            constraint=models.CheckConstraint(condition=models.Q(('merged_into', models.F('id')), _negated=True), name='municipality_not_merged_into_itself', violation_error_message='A municipality cannot be merged into itself.'),
        ),
        migrations.AddConstraint(
            model_name='identifier',
            constraint=models.UniqueConstraint(fields=('scheme', 'value'), name='identifier_belongs_to_one', violation_error_message='This identifier already belongs to a municipality.'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn_by__isnull', True), ('withdrawn_at__isnull', False), _connector='OR'), name='amendment_withdrawn_by_with_time', violation_error_message='Who undid a change is known together with when.'),
        ),
        migrations.AddConstraint(
            model_name='amendment',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind__in', ['corrected', 'reassigned']), _negated=True), models.Q(('field', ''), _negated=True), _connector='OR'), name='amendment_names_its_fact', violation_error_message='Say which fact it is about.'),
        ),
        migrations.AddIndex(
            model_name='name',
            index=models.Index(fields=['key'], name='name_key'),
        ),
        migrations.AddConstraint(
            model_name='name',
            constraint=models.UniqueConstraint(fields=('municipality', 'text', 'language'), name='name_once_per_language', violation_error_message='This municipality already has this name in this language.'),
        ),
        migrations.AddConstraint(
            model_name='name',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='name_period_in_order', violation_error_message='A name ends after it begins.'),
        ),
        migrations.AddIndex(
            model_name='pastfact',
            index=models.Index(fields=['municipality', 'field'], name='past_fact_of'),
        ),
        migrations.AddConstraint(
            model_name='pastfact',
            constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='past_fact_period_in_order', violation_error_message='A period ends after it begins.'),
        ),
        migrations.AddConstraint(
            model_name='pastfact',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('field__in', ['region', 'county', 'parent']), ('kind', '')), models.Q(('field', 'kind'), ('unit__isnull', True)), _connector='OR'), name='past_fact_is_a_unit_or_a_kind', violation_error_message='A region, county or larger unit is a place, a kind is none.'),
        ),
        migrations.AddConstraint(
            model_name='statistic',
            constraint=models.UniqueConstraint(fields=('municipality', 'as_of', 'source'), name='statistic_once_per_day_and_source', violation_error_message='This source already has numbers of this day for this municipality.'),
        ),
        migrations.AddConstraint(
            model_name='statistic',
            constraint=models.CheckConstraint(condition=models.Q(('population__isnull', True), ('population__gte', 0), _connector='OR'), name='statistic_population_not_negative', violation_error_message='A population is not negative.'),
        ),
        migrations.AddConstraint(
            model_name='statistic',
            constraint=models.CheckConstraint(condition=models.Q(('area_km2__isnull', True), ('area_km2__gt', 0), _connector='OR'), name='statistic_area_positive', violation_error_message='An area is greater than zero.'),
        ),
        migrations.AddConstraint(
            model_name='statistic',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('urban_share__isnull', True), ('urban_share__range', (0, 100)), _connector='OR'), models.Q(('rural_share__isnull', True), ('rural_share__range', (0, 100)), _connector='OR')), name='statistic_shares_in_per_cent', violation_error_message='A share lies between 0 and 100 per cent.'),
        ),
        migrations.AddConstraint(
            model_name='statistic',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('rural_share__isnull', True), ('urban_share__isnull', True)), models.Q(('urban_share__gte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.Value(100), '-', models.F('rural_share')), '-', models.Value(Decimal('0.5')))), ('urban_share__lte', django.db.models.expressions.CombinedExpression(django.db.models.expressions.CombinedExpression(models.Value(100), '-', models.F('rural_share')), '+', models.Value(Decimal('0.5'))))), _connector='OR'), name='statistic_shares_make_a_whole', violation_error_message='The urban and the rural share together make 100 per cent.'),
        ),
        migrations.AddConstraint(
            model_name='statistic',
            constraint=models.CheckConstraint(condition=models.Q(('population__isnull', False), ('urban_share__isnull', False), ('area_km2__isnull', False), _connector='OR'), name='statistic_says_something', violation_error_message='Give the population, the shares or the area.'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.UniqueConstraint(fields=('predecessor', 'successor'), name='succession_once', violation_error_message='This successor is already named.'),
        ),
        migrations.AddConstraint(
            model_name='succession',
            constraint=models.CheckConstraint(condition=models.Q(('predecessor', models.F('successor')), _negated=True), name='succession_not_of_oneself', violation_error_message='A municipality does not succeed itself.'),
        ),
        migrations.AddConstraint(
            model_name='territorystatus',
            constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='territory_status_period_in_order', violation_error_message='A status ends after it begins.'),
        ),
    ]
