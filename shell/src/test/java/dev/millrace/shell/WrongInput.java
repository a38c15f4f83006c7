package dev.millrace.shell;

/// Contains what a user may type by mistake.
final class WrongInput {
    /// The least number of lines that must end in a fault.
    static final int FAULTS = 36;

    static final String LINES = """
            SELEC 1;
            SELECT;
            SELECT FROM t;
            SELECT 1 +;
            SELECT (1;
            SELECT 1);
            SELECT 'it''s' 'x' 'y;';
            SELECT "double";
            SELECT $1;
            SELECT ?;
            SELECT missing_function(1);
            SELECT UPPER(1, 2);
            SELECT UPPER();
            SELECT 1 / 0;
            SELECT CAST('x' AS INT);
            SELECT CAST(1 AS NOTYPE);
            SELECT DATE '2020-13-45';
            SELECT 1 = 'x' AND 2;
            SELECT * FROM;
            SELECT * FROM nowhere;
            SELECT * FROM a.b.c.d;
            SELECT a FROM (VALUES (1)) AS t(b);
            SELECT COUNT(*), a FROM (VALUES (1)) AS t(a);
            SELECT a FROM (VALUES (1)) AS t(a) GROUP BY b;
            SELECT a FROM (VALUES (1)) AS t(a) ORDER BY 7;
            SELECT a FROM (VALUES (1)) AS t(a) LIMIT -1;
            SELECT 1 UNION SELECT 1, 2;
            VALUES (1), (1, 2);
            INSERT INTO nowhere VALUES (1);
            CREATE TABLE (a INT);
            CREATE TABLE t (a INT;
            CREATE TABLE t (a NOTYPE);
            CREATE TABLE t (a INT, a INT) WITH ('connector' = 'datagen');
            CREATE TABLE u (a INT) WITH ('connector' = 'nothing'); SELECT * FROM u;
            CREATE TABLE v (a INT) WITH ('connector' = 'datagen', 'row-per-second' = '1'); SELECT * FROM v;
            CREATE TABLE w (a INT) WITH ('connector' = 'filesystem', 'path' = '/no/such/file', 'format' = 'csv'); SELECT * FROM w;
            CREATE VIEW x AS SELECT * FROM nowhere;
            DROP TABLE nowhere;
            DROP VIEW nowhere;
            DESCRIBE nowhere;
            SHOW NOTHING;
            SHOW CREATE TABLE nowhere;
            USE nowhere;
            USE CATALOG nowhere;
            SET 'no.such.option' = '1';
            SET 'execution.runtime-mode' = 'sometimes';
            SET 'parallelism.default' = '-3';
            RESET 'no.such.option';
            END;
            EXPLAIN nothing;
            \\d
            :q
            ls -l;
            \u0001\u0002;
            ;;;
            """;

    private WrongInput() {}
}
