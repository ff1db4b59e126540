"""The functions that the database itself works with, and the account model, which all else hangs on."""

import django.db.models.functions.text
import django.utils.timezone
from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations, models

import recruitment.identifiers
import recruitment.models.people

CLOCK = """
CREATE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql VOLATILE AS 'SELECT clock_timestamp()';
COMMENT ON FUNCTION portal_now() IS 'The only clock. Rules about time ask it, in the database and outside.';
"""

CLOSING = """
CREATE FUNCTION closing_instant(closing_date date, closing_minute int, closing_zone text) RETURNS timestamptz
LANGUAGE sql IMMUTABLE AS
'SELECT (closing_date::timestamp + closing_minute * interval ''1 minute'') AT TIME ZONE closing_zone';
COMMENT ON FUNCTION closing_instant(date, int, text) IS
    'The first instant that is late: the minute of the day (1439 is 23:59) on that date in that zone.';

CREATE FUNCTION roster_end(starts_on date, months int) RETURNS date
LANGUAGE sql IMMUTABLE AS 'SELECT (starts_on + months * interval ''1 month'')::date';
COMMENT ON FUNCTION roster_end(date, int) IS
    'The last day on the roster: the same day of the month so many months later, or that month''s last day.';
"""

WORDS = """
CREATE FUNCTION plain(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
'SELECT lower(unaccent(''unaccent'', words))';
COMMENT ON FUNCTION plain(text) IS 'Lower case without accents: for searching and for sorting names.';
"""

HISTORY = """
CREATE FUNCTION history_hash(previous text, table_name text, row_id bigint, operation text, actor text,
                             reason text, at timestamptz, before jsonb, after jsonb) RETURNS text
LANGUAGE sql IMMUTABLE SET timezone = 'UTC' AS $$
    SELECT encode(sha256(convert_to(jsonb_build_array(previous, table_name, row_id, operation, actor, reason,
        to_char(at, 'YYYY-MM-DD"T"HH24:MI:SS.US'), before, after)::text, 'UTF8')), 'hex')
$$;

CREATE FUNCTION record_history(the_table text, operation text, before jsonb, after jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
    actor text := coalesce(current_setting('portal.actor', true), '');
    reason text := coalesce(current_setting('portal.reason', true), '');
    the_row bigint := (coalesce(after, before) ->> 'id')::bigint;
    old_part jsonb := before;
    new_part jsonb := after;
    previous text;
    at timestamptz := portal_now();
BEGIN
    IF operation = 'UPDATE' THEN
        IF before = after THEN
            RETURN;
        END IF;
        SELECT jsonb_object_agg(key, before -> key), jsonb_object_agg(key, value) INTO old_part, new_part
        FROM jsonb_each(after) WHERE before -> key IS DISTINCT FROM value;
    END IF;
    IF actor = '' THEN
        RAISE EXCEPTION 'Nobody is named for this change of %. Change it through an action, or inside acting(by=...).',
            the_table USING ERRCODE = 'check_violation';
    END IF;
    SELECT h.hash INTO previous FROM recruitment_historyentry h
    WHERE h.table_name = the_table AND h.row_id = the_row ORDER BY h.id DESC LIMIT 1;
    previous := coalesce(previous, '');
    INSERT INTO recruitment_historyentry
        (table_name, row_id, operation, actor, reason, at, before, after, previous_hash, hash)
    VALUES (the_table, the_row, operation, actor, reason, at, old_part, new_part, previous,
            history_hash(previous, the_table, the_row, operation, actor, reason, at, old_part, new_part));
END $$;

CREATE FUNCTION broken_history() RETURNS TABLE (id bigint, problem text)
LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN QUERY SELECT e.id, CASE WHEN e.previous_hash <> e.true_previous
        THEN 'the entry before it is missing or was changed'
        ELSE 'its content does not match its hash' END
    FROM (SELECT h.*, lag(h.hash, 1, '') OVER (PARTITION BY h.table_name, h.row_id ORDER BY h.id) AS true_previous
          FROM recruitment_historyentry h) e
    WHERE e.previous_hash <> e.true_previous
       OR e.hash <> history_hash(e.previous_hash, e.table_name, e.row_id, e.operation, e.actor, e.reason, e.at,
                                 e.before, e.after);
END $$;

CREATE FUNCTION rows_unlike_their_history(the_table text) RETURNS TABLE (row_id bigint)
LANGUAGE plpgsql STABLE SET timezone = 'UTC' AS $$
BEGIN
    RETURN QUERY EXECUTE format($query$
        WITH said AS (
            SELECT DISTINCT ON (h.row_id, kv.key) h.row_id, kv.key, kv.value, h.operation
            FROM recruitment_historyentry h, jsonb_each(coalesce(h.after, h.before)) kv
            WHERE h.table_name = %1$L ORDER BY h.row_id, kv.key, h.id DESC)
        SELECT s.row_id FROM said s LEFT JOIN %1$I t ON t.id = s.row_id
        GROUP BY s.row_id
        HAVING bool_or(CASE WHEN s.operation = 'DELETE' THEN t.id IS NOT NULL
                            ELSE t.id IS NULL OR to_jsonb(t) -> s.key IS DISTINCT FROM s.value END)
        UNION
        SELECT t.id FROM %1$I t WHERE NOT EXISTS (SELECT FROM said s WHERE s.row_id = t.id)
    $query$, the_table);
END $$;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("auth", "0012_alter_user_first_name_max_length")]

    operations = [
        TrigramExtension(),
        UnaccentExtension(),
        BtreeGistExtension(),
        migrations.RunSQL(CLOCK, "DROP FUNCTION portal_now()"),
        migrations.RunSQL(
            CLOSING, "DROP FUNCTION closing_instant(date, int, text); DROP FUNCTION roster_end(date, int)"
        ),
        migrations.RunSQL(WORDS, "DROP FUNCTION plain(text)"),
        migrations.RunSQL(
            HISTORY,
            "DROP FUNCTION history_hash; DROP FUNCTION record_history; DROP FUNCTION broken_history;"
            "DROP FUNCTION rows_unlike_their_history",
        ),
        migrations.CreateModel(
            name="User",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("password", models.CharField(max_length=128, verbose_name="password")),
                ("last_login", models.DateTimeField(blank=True, null=True, verbose_name="last login")),
                (
                    "is_superuser",
                    models.BooleanField(
                        default=False,
                        help_text="Designates that this user has all permissions without explicitly assigning them.",
                        verbose_name="superuser status",
                    ),
                ),
                ("first_name", models.CharField(blank=True, max_length=150, verbose_name="first name")),
                ("last_name", models.CharField(blank=True, max_length=150, verbose_name="last name")),
                (
                    "is_staff",
                    models.BooleanField(
                        default=False,
                        help_text="Designates whether the user can log into this admin site.",
                        verbose_name="staff status",
                    ),
                ),
                (
                    "is_active",
                    models.BooleanField(
                        default=True,
                        help_text="Designates whether this user should be treated as active. "
                        "Unselect this instead of deleting accounts.",
                        verbose_name="active",
                    ),
                ),
                ("date_joined", models.DateTimeField(default=django.utils.timezone.now, verbose_name="date joined")),
                (
                    "public_id",
                    models.CharField(
                        default=recruitment.identifiers.new_public_id, editable=False, max_length=12, unique=True
                    ),
                ),
                ("email", models.EmailField(max_length=254, unique=True, verbose_name="e-mail address")),
                (
                    "groups",
                    models.ManyToManyField(
                        blank=True,
                        help_text="The groups this user belongs to. A user will get all permissions granted to each of "
                        "their groups.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.group",
                        verbose_name="groups",
                    ),
                ),
                (
                    "user_permissions",
                    models.ManyToManyField(
                        blank=True,
                        help_text="Specific permissions for this user.",
                        related_name="user_set",
                        related_query_name="user",
                        to="auth.permission",
                        verbose_name="user permissions",
                    ),
                ),
            ],
            options={
                "ordering": ["email"],
                "constraints": [
                    models.UniqueConstraint(django.db.models.functions.text.Lower("email"), name="one_account_an_address")
                ],
            },
            managers=[("objects", recruitment.models.people.UserManager())],
        ),
    ]
