"""Only published vacancies raise the edition; a publication needs an open vacancy; listings know who is shut out."""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('vacancies', '0004_names_in_words'),
    ]

    operations = [
        pgtrigger.migrations.RemoveTrigger(
            model_name='vacancy',
            name='new_edition',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='vacancy',
            name='moves_its_listing',
        ),
        migrations.AddField(
            model_name='listing',
            name='nationals_excluded',
            field=models.BooleanField(default=False, help_text="of the duty station's country"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='listing',
            trigger=pgtrigger.compiler.Trigger(name='new_edition', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n            INSERT INTO recruitment_edition (id, number) VALUES (1, txid_current())\n            ON CONFLICT (id) DO UPDATE SET number = recruitment_edition.number + 1;\n            RETURN NULL;\n        ', hash='df94980c415eaae1200e0e824f895dc5013da4d4', level='STATEMENT', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_new_edition_5fd84', table='vacancies_listing', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='publication',
            trigger=pgtrigger.compiler.Trigger(name='only_while_open', sql=pgtrigger.compiler.UpsertTriggerSql(func="\n                    IF NOT EXISTS (SELECT FROM vacancies_vacancy v WHERE v.id = NEW.vacancy_id\n                        AND v.cancelled_at IS NULL AND portal_now() < v.closes_at\n                        AND NEW.version = CASE WHEN EXISTS (SELECT FROM vacancies_publication p\n                            WHERE p.vacancy_id = v.id) THEN v.version + 1 ELSE 1 END) THEN\n                        RAISE EXCEPTION 'Only an open vacancy gets a publication, and only of its next version.'\n                            USING ERRCODE = 'check_violation', CONSTRAINT = 'publication_only_while_open';\n                    END IF;\n                    RETURN NEW;\n                ", hash='797f9ac04dfdec7bd5c828967f357d6cf49ced25', operation='INSERT', pgid='pgtrigger_only_while_open_380f0', table='vacancies_publication', when='BEFORE')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vacancy',
            trigger=pgtrigger.compiler.Trigger(name='new_edition_when_published', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n                    IF coalesce(NEW.published_at, OLD.published_at) IS NOT NULL THEN\n                        \n            INSERT INTO recruitment_edition (id, number) VALUES (1, txid_current())\n            ON CONFLICT (id) DO UPDATE SET number = recruitment_edition.number + 1;\n\n                    END IF;\n                    RETURN NULL;\n                ', hash='a193e2bb9061c16d547a0cdbf89c9b674dc7deeb', operation='INSERT OR UPDATE OR DELETE', pgid='pgtrigger_new_edition_when_published_a4535', table='vacancies_vacancy', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='vacancy',
            trigger=pgtrigger.compiler.Trigger(name='moves_its_listing', sql=pgtrigger.compiler.UpsertTriggerSql(func='\n                    IF NEW.published_at IS NOT NULL THEN\n                        UPDATE vacancies_listing\n                        SET closing_date = NEW.closing_date, listed_until = least(NEW.closes_at, NEW.cancelled_at)\n                        WHERE vacancy_id = NEW.id;\n                    END IF;\n                    RETURN NULL;\n                ', hash='8b7f6af203721d270043f7be0269459aafa4c1ea', operation='UPDATE OF "closing_date", "cancelled_at"', pgid='pgtrigger_moves_its_listing_ed7ba', table='vacancies_vacancy', when='AFTER')),
        ),
    ]
