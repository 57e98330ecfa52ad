"""Words that people read in forms and refusals; no column changes."""

from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('places', '0005_amendments_of_the_register'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterModelOptions(
                    name='amendment',
                    options={'ordering': ['-made_at', '-id'], 'verbose_name': 'change of the directory', 'verbose_name_plural': 'changes of the directory'},
                ),
                migrations.AlterField(
                    model_name='amendment',
                    name='kind',
                    field=models.CharField(choices=[('corrected', 'corrected'), ('added', 'added to the directory'), ('merged', 'merged with a duplicate'), ('renamed', 'renamed'), ('ended', 'ceased to exist'), ('identifier', 'identifier'), ('status', 'territory status'), ('reassigned', 'belongs elsewhere or is of another kind since a day'), ('partnership', 'register of partnerships')], max_length=12, verbose_name='what was done'),
                ),
                migrations.AlterField(
                    model_name='municipality',
                    name='ended_on',
                    field=models.DateField(blank=True, null=True, verbose_name='ceased to exist on'),
                ),
                migrations.AlterField(
                    model_name='pastfact',
                    name='act',
                    field=models.CharField(help_text='by which it ceased to exist', max_length=300, verbose_name='act'),
                ),
                migrations.AlterConstraint(
                    model_name='assertion',
                    name='assertion_of_one_voice',
                    constraint=models.CheckConstraint(condition=models.Q(('edition__isnull', True), ('amendment__isnull', True), _connector='OR'), name='assertion_of_one_voice', violation_error_message='An assertion must belong to an edition or to an amendment.'),
                ),
                migrations.AlterConstraint(
                    model_name='name',
                    name='name_period_in_order',
                    constraint=models.CheckConstraint(condition=models.Q(('valid_from__isnull', True), ('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='name_period_in_order', violation_error_message='A name must end after it begins.'),
                ),
                migrations.AlterConstraint(
                    model_name='statistic',
                    name='statistic_population_not_negative',
                    constraint=models.CheckConstraint(condition=models.Q(('population__isnull', True), ('population__gte', 0), _connector='OR'), name='statistic_population_not_negative', violation_error_message='The population cannot be negative.'),
                ),
                migrations.AlterConstraint(
                    model_name='statistic',
                    name='statistic_area_positive',
                    constraint=models.CheckConstraint(condition=models.Q(('area_km2__isnull', True), ('area_km2__gt', 0), _connector='OR'), name='statistic_area_positive', violation_error_message='The area must be greater than zero.'),
                ),
                migrations.AlterConstraint(
                    model_name='statistic',
                    name='statistic_shares_in_per_cent',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('urban_share__isnull', True), ('urban_share__range', (0, 100)), _connector='OR'), models.Q(('rural_share__isnull', True), ('rural_share__range', (0, 100)), _connector='OR')), name='statistic_shares_in_per_cent', violation_error_message='A share must be between 0 and 100 per cent.'),
                ),
                migrations.AlterConstraint(
                    model_name='territorystatus',
                    name='territory_status_period_in_order',
                    constraint=models.CheckConstraint(condition=models.Q(('valid_until__isnull', True), ('valid_until__gt', models.F('valid_from')), _connector='OR'), name='territory_status_period_in_order', violation_error_message='A status must end after it begins.'),
                ),
            ],
        ),
    ]
