package io.tx4j.engine.catalog;

import static io.tx4j.engine.catalog.SystemTableBuilder.empty;
import static io.tx4j.engine.catalog.SystemTableBuilder.row;
import static io.tx4j.engine.catalog.SystemTableBuilder.table;
import static io.tx4j.engine.catalog.SystemTableBuilder.view;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is the same in every database of the engine: access methods, the database itself, roles; and
 * what the engine does not have.
 */
final class ServerTables {

  private ServerTables() {}

  static List<SystemTable> all() {
    return List.of(
        table(
            2601,
            "pg_am",
            "oid oid, amname name, amhandler regproc, amtype char",
            catalog -> rows(row(2L, "heap", 0L, "t"), row(403L, "btree", 0L, "i"))),
        table(
            1262,
            "pg_database",
            "oid oid, datname name, datdba oid, encoding int4, datlocprovider char, datistemplate bool, datallowconn bool,"
                + " dathasloginevt bool, datconnlimit int4, datfrozenxid xid, datminmxid xid, dattablespace oid,"
                + " datcollate text, datctype text, datlocale text, daticurules text, datcollversion text, datacl aclitem[]",
            catalog ->
                rows(
                    row(
                        5L,
                        "postgres",
                        10L,
                        6,
                        "c",
                        false,
                        true,
                        false,
                        -1,
                        0L,
                        0L,
                        1663L,
                        "C",
                        "C",
                        null,
                        null,
                        null,
                        null))),
        view(
            12205,
            "pg_roles",
            "rolname name, rolsuper bool, rolinherit bool, rolcreaterole bool, rolcreatedb bool, rolcanlogin bool,"
                + " rolreplication bool, rolconnlimit int4, rolpassword text, rolvaliduntil timestamptz, rolbypassrls bool,"
                + " rolconfig text[], oid oid",
            catalog ->
                rows(
                    row(
                        "postgres",
                        true,
                        true,
                        true,
                        true,
                        true,
                        true,
                        -1,
                        "********",
                        null,
                        true,
                        null,
                        10L))),
        empty(
            1261,
            "pg_auth_members",
            "oid oid, roleid oid, member oid, grantor oid, admin_option bool, inherit_option bool, set_option bool"),
        view(
            12206,
            "pg_user",
            "usename name, usesysid oid, usecreatedb bool, usesuper bool, userepl bool, usebypassrls bool, passwd text,"
                + " valuntil timestamptz, useconfig text[]",
            catalog -> rows(row("postgres", 10L, true, true, true, true, "********", null, null))),
        table(
            1213,
            "pg_tablespace",
            "oid oid, spcname name, spcowner oid, spcacl aclitem[], spcoptions text[]",
            catalog ->
                rows(
                    row(1663L, "pg_default", 10L, null, null),
                    row(1664L, "pg_global", 10L, null, null))),
        table(
            3456,
            "pg_collation",
            "oid oid, collname name, collnamespace oid, collowner oid, collprovider char, collisdeterministic bool,"
                + " collencoding int4, collcollate text, collctype text, colllocale text, collicurules text, collversion text",
            catalog ->
                rows(
                    row(100L, "default", 11L, 10L, "d", true, -1, null, null, null, null, null),
                    row(950L, "C", 11L, 10L, "c", true, -1, "C", "C", null, null, null))),
        table(
            2612,
            "pg_language",
            "oid oid, lanname name, lanowner oid, lanispl bool, lanpltrusted bool, lanplcallfoid oid, laninline oid,"
                + " lanvalidator oid, lanacl aclitem[]",
            catalog -> rows(row(14L, "sql", 10L, false, true, 0L, 0L, 0L, null))),
        view(
            12208,
            "pg_settings",
            "name text, setting text, unit text, category text, short_desc text, extra_desc text, context text,"
                + " vartype text, source text, min_val text, max_val text, enumvals text[], boot_val text, reset_val text,"
                + " sourcefile text, sourceline int4, pending_restart bool",
            catalog ->
                rows(
                    preset("block_size", "8192"),
                    preset("integer_datetimes", "on"),
                    preset("max_identifier_length", "63"),
                    preset("max_index_keys", "32"),
                    preset("server_encoding", "UTF8"),
                    preset("server_version_num", "180000"))),
        empty(
            1255,
            "pg_proc",
            "oid oid, proname name, pronamespace oid, proowner oid, prolang oid, procost float4, prorows float4,"
                + " provariadic oid, prosupport regproc, prokind char, prosecdef bool, proleakproof bool, proisstrict bool,"
                + " proretset bool, provolatile char, proparallel char, pronargs int2, pronargdefaults int2, prorettype oid,"
                + " proargtypes oidvector, proallargtypes oid[], proargmodes char[], proargnames text[],"
                + " proargdefaults pg_node_tree, protrftypes oid[], prosrc text, probin text, prosqlbody pg_node_tree,"
                + " proconfig text[], proacl aclitem[]"),
        empty(
            2611,
            "pg_inherits",
            "inhrelid oid, inhparent oid, inhseqno int4, inhdetachpending bool"),
        empty(
            2620,
            "pg_trigger",
            "oid oid, tgrelid oid, tgparentid oid, tgname name, tgfoid oid, tgtype int2, tgenabled char, tgisinternal bool,"
                + " tgconstrrelid oid, tgconstrindid oid, tgconstraint oid, tgdeferrable bool, tginitdeferred bool,"
                + " tgnargs int2, tgattr int2vector, tgargs bytea, tgqual pg_node_tree, tgoldtable name, tgnewtable name"),
        empty(
            3079,
            "pg_extension",
            "oid oid, extname name, extowner oid, extnamespace oid, extrelocatable bool, extversion text, extconfig oid[],"
                + " extcondition text[]"),
        empty(
            2618,
            "pg_rewrite",
            "oid oid, rulename name, ev_class oid, ev_type char, ev_enabled char, is_instead bool, ev_qual pg_node_tree,"
                + " ev_action pg_node_tree"),
        empty(
            3256,
            "pg_policy",
            "oid oid, polname name, polrelid oid, polcmd char, polpermissive bool, polroles oid[], polqual pg_node_tree,"
                + " polwithcheck pg_node_tree"),
        empty(
            3350,
            "pg_partitioned_table",
            "partrelid oid, partstrat char, partnatts int2, partdefid oid, partattrs int2vector, partclass oidvector,"
                + " partcollation oidvector, partexprs pg_node_tree"),
        empty(3118, "pg_foreign_table", "ftrelid oid, ftserver oid, ftoptions text[]"),
        empty(
            1417,
            "pg_foreign_server",
            "oid oid, srvname name, srvowner oid, srvfdw oid, srvtype text, srvversion text, srvacl aclitem[],"
                + " srvoptions text[]"),
        empty(
            3381,
            "pg_statistic_ext",
            "oid oid, stxrelid oid, stxname name, stxnamespace oid, stxowner oid, stxkeys int2vector, stxstattarget int2,"
                + " stxkind char[], stxexprs pg_node_tree"),
        empty(6104, "pg_publication", "oid oid, pubname name, pubowner oid, puballtables bool"),
        empty(
            6106,
            "pg_publication_rel",
            "oid oid, prpubid oid, prrelid oid, prqual pg_node_tree, prattrs int2vector"),
        empty(6237, "pg_publication_namespace", "oid oid, pnpubid oid, pnnspid oid"),
        empty(2396, "pg_shdescription", "objoid oid, classoid oid, description text"),
        empty(2830, "pg_largeobject_metadata", "oid oid, lomowner oid, lomacl aclitem[]"),
        empty(
            12207,
            "pg_matviews",
            "schemaname name, matviewname name, matviewowner name, tablespace name, hasindexes bool, ispopulated bool,"
                + " definition text"),
        empty(
            2616,
            "pg_opclass",
            "oid oid, opcmethod oid, opcname name, opcnamespace oid, opcowner oid, opcfamily oid, opcintype oid,"
                + " opcdefault bool, opckeytype oid"));
  }

  /** A setting that nobody can change. Those of a session are shown by SHOW. */
  private static @Nullable Object[] preset(String name, String value) {
    return row(
        name,
        value,
        null,
        "Preset Options",
        name,
        null,
        "internal",
        "string",
        "default",
        null,
        null,
        null,
        value,
        value,
        null,
        null,
        false);
  }

  private static Stream<@Nullable Object[]> rows(@Nullable Object[]... rows) {
    return Arrays.stream(rows);
  }
}
