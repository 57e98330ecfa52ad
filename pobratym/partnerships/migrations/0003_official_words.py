"""Words that people read in forms and refusals; no column changes."""

import pobratym.core.text_fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    """Other words for the same columns."""

    dependencies = [
        ('partnerships', '0002_what_can_be_shown'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AlterField(
                    model_name='partnership',
                    name='type',
                    field=models.CharField(choices=[('sister_city', 'twinning (sister cities)'), ('partnership', 'partnership agreement'), ('cooperation', 'cooperation agreement'), ('memorandum', 'memorandum'), ('intent', 'declaration of intent'), ('friendship', 'friendship link'), ('solidarity', 'solidarity partnership'), ('operator', 'utility (operator) partnership'), ('project', 'project partnership'), ('euroregion', 'euroregion or EGTC'), ('ukrainian', 'partnership within Ukraine'), ('undecided', 'kind not yet agreed')], default='undecided', max_length=16, verbose_name='kind'),
                ),
                migrations.AlterField(
                    model_name='partnershipsphere',
                    name='sphere',
                    field=models.CharField(choices=[('economic', 'economy'), ('trade', 'trade'), ('science_education', 'science and education'), ('socio_cultural', 'social affairs and culture'), ('tourism', 'tourism'), ('sport', 'sport'), ('infrastructure', 'infrastructure and rebuilding'), ('environment', 'environment and climate'), ('resilience', 'resilience and humanitarian aid'), ('governance', 'governance and European integration'), ('business', 'business and investment'), ('industry', 'industry'), ('agriculture', 'agriculture'), ('education', 'education'), ('science', 'science and innovation'), ('culture', 'culture and heritage'), ('social', 'social services'), ('health', 'health and rehabilitation'), ('youth', 'youth'), ('people', 'people-to-people contacts'), ('energy', 'energy'), ('water', 'water supply'), ('waste', 'waste management'), ('transport', 'transport'), ('housing', 'housing and planning'), ('civil_protection', 'civil protection'), ('humanitarian', 'humanitarian aid and equipment'), ('information_security', 'information security'), ('digital', 'digital services'), ('public_services', 'public services')], max_length=24, verbose_name='field of cooperation'),
                ),
                migrations.AlterField(
                    model_name='proposal',
                    name='spheres',
                    field=models.JSONField(default=list, verbose_name='fields of cooperation'),
                ),
                migrations.AlterField(
                    model_name='proposal',
                    name='status',
                    field=models.CharField(choices=[('open', 'waiting for the other side'), ('confirmed', 'confirmed'), ('declined', 'declined'), ('withdrawn', 'withdrawn'), ('overtaken', 'overtaken by events')], default='open', max_length=10),
                ),
                migrations.AlterField(
                    model_name='proposal',
                    name='type',
                    field=models.CharField(choices=[('sister_city', 'twinning (sister cities)'), ('partnership', 'partnership agreement'), ('cooperation', 'cooperation agreement'), ('memorandum', 'memorandum'), ('intent', 'declaration of intent'), ('friendship', 'friendship link'), ('solidarity', 'solidarity partnership'), ('operator', 'utility (operator) partnership'), ('project', 'project partnership'), ('euroregion', 'euroregion or EGTC'), ('ukrainian', 'partnership within Ukraine'), ('undecided', 'kind not yet agreed')], max_length=16, verbose_name='kind'),
                ),
                migrations.AlterField(
                    model_name='signature',
                    name='post',
                    field=pobratym.core.text_fields.LocalizedTextField(blank=True, max_length=150, verbose_name='signatory’s post'),
                ),
                migrations.AlterField(
                    model_name='statement',
                    name='topic',
                    field=models.CharField(choices=[('existence', 'the partnership'), ('type', 'kind'), ('stage', 'stage'), ('spheres', 'fields of cooperation'), ('signature', 'signature'), ('activity', 'activity')], max_length=12, verbose_name='about'),
                ),
                migrations.AlterConstraint(
                    model_name='partnershipsphere',
                    name='partnership_sphere_once',
                    constraint=models.UniqueConstraint(fields=('partnership', 'sphere'), name='partnership_sphere_once', violation_error_message='This field of cooperation is already listed.'),
                ),
                migrations.AlterConstraint(
                    model_name='proposal',
                    name='proposal_decision_whole',
                    constraint=models.CheckConstraint(condition=models.Q(models.Q(('decided_at__isnull', True), ('decided_by__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False)), models.Q(('decided_at__isnull', False), ('status', 'overtaken')), _connector='OR'), name='proposal_decision_whole', violation_error_message='A decision must have a time and a person.'),
                ),
                migrations.AlterConstraint(
                    model_name='signature',
                    name='signature_once_a_day',
                    constraint=models.UniqueConstraint(fields=('party', 'signed_on'), name='signature_once_a_day', violation_error_message='This party’s signature of that day is already recorded.'),
                ),
            ],
        ),
    ]
