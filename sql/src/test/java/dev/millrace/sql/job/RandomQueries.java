package dev.millrace.sql.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes random queries over the tables `t` and `u` in the part of SQL that Flink and H2 define alike.
final class RandomQueries {
    /// The columns of both tables: numbers, texts and decimals with few different values.
    static final String COLUMNS = "a INT, b BIGINT, c VARCHAR(10), d DECIMAL(8, 2), e DOUBLE";

    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");
    private static final List<String> COMPARISONS = List.of("=", "<>", "<", "<=", ">", ">=");

    private final Random random;

    RandomQueries(Random random) {
        this.random = random;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean mostly() {
        return random.nextInt(4) > 0;
    }

    /// Returns a query.
    String next() {
        return switch (random.nextInt(9)) {
            case 0 -> "SELECT " + columns("t", 3) + " FROM t WHERE " + condition("t", 2);
            case 1, 2 -> join();
            case 3, 4 -> grouped();
            case 5 -> setOperation();
            case 6 -> subquery();
            case 7 -> over();
            default -> top();
        };
    }

    private String columns(String table, int most) {
        List<String> columns = new ArrayList<>();
        int count = 1 + random.nextInt(most);
        for (int i = 0; i < count; i++) columns.add(value(table) + " AS x" + i);
        return String.join(", ", columns);
    }

    private String value(String table) {
        String column = table + "." + any(NAMES);
        return switch (random.nextInt(8)) {
            case 0 -> table + ".a + " + random.nextInt(5);
            case 1 -> table + ".b * 2";
            case 2 -> "COALESCE(" + table + ".c, 'none')";
            case 3 -> "CASE WHEN " + condition(table, 0) + " THEN 1 ELSE 0 END";
            case 4 -> "UPPER(" + table + ".c)";
            default -> column;
        };
    }

    private String condition(String table, int depth) {
        if (depth > 0 && random.nextBoolean()) {
            String operator = random.nextBoolean() ? " AND " : " OR ";
            return "(" + condition(table, depth - 1) + operator + condition(table, depth - 1) + ")";
        }
        return switch (random.nextInt(7)) {
            case 0 -> table + "." + any(NAMES) + " IS NULL";
            case 1 -> table + "." + any(NAMES) + " IS NOT NULL";
            case 2 -> table + ".c " + any(COMPARISONS) + " '" + text() + "'";
            case 3 -> table + ".d " + any(COMPARISONS) + " " + random.nextInt(4) + ".5";
            case 4 -> table + ".a IN (1, " + random.nextInt(6) + ")";
            case 5 -> "NOT (" + table + ".b " + any(COMPARISONS) + " " + random.nextInt(6) + ")";
            default -> table + ".a " + any(COMPARISONS) + " " + random.nextInt(6);
        };
    }

    private String text() {
        return any(List.of("x", "y", "zz", ""));
    }

    private String join() {
        String kind = any(List.of("JOIN", "LEFT JOIN", "RIGHT JOIN", "JOIN"));
        String key = any(List.of("t.a = u.a", "t.b = u.b", "t.c = u.c", "t.a = u.b", "t.d = u.d", "t.a < u.a"));
        if (random.nextInt(3) == 0) key += " AND t.c = u.c";
        if (random.nextInt(3) == 0) key += " AND t.b > u.a";
        String from = "t " + kind + " u ON " + key;
        String where = mostly() ? "" : " WHERE " + condition("t", 1);
        if (random.nextInt(4) == 0) {
            return "SELECT COUNT(*), SUM(t.a), MAX(u.c) FROM t JOIN u ON t.a = u.a JOIN t v ON u.b = v.b"
                    + " JOIN u w ON w.c = v.c WHERE " + condition("w", 1);
        }
        if (random.nextInt(3) == 0) return "SELECT COUNT(*), COUNT(u.a), MIN(t.c) FROM " + from + where;
        return "SELECT " + columns("t", 2) + ", " + columns("u", 2).replace("AS x", "AS y") + " FROM " + from + where;
    }

    private String aggregate() {
        return switch (random.nextInt(8)) {
            case 0 -> "COUNT(*)";
            case 1 -> "COUNT(DISTINCT " + any(NAMES) + ")";
            case 2 -> "SUM(" + any(List.of("a", "b", "d", "e")) + ")";
            case 3 -> "MIN(" + any(NAMES) + ")";
            case 4 -> "MAX(" + any(NAMES) + ")";
            case 5 -> "SUM(DISTINCT a)";
            case 6 -> "COUNT(*) FILTER (WHERE " + condition("t", 0) + ")";
            default -> "SUM(b) FILTER (WHERE " + condition("t", 0) + ")";
        };
    }

    private String grouped() {
        List<String> keys = new ArrayList<>();
        for (String each : NAMES) if (!each.equals("e") && random.nextInt(3) == 0) keys.add(each);
        List<String> columns = new ArrayList<>(keys);
        int count = 1 + random.nextInt(3);
        for (int i = 0; i < count; i++) columns.add(aggregate());
        String sql = "SELECT " + String.join(", ", columns) + " FROM t";
        if (random.nextBoolean()) sql += " WHERE " + condition("t", 1);
        if (!keys.isEmpty()) sql += " GROUP BY " + String.join(", ", keys);
        if (random.nextInt(3) == 0) sql += " HAVING COUNT(*) > " + random.nextInt(3);
        return sql;
    }

    private String setOperation() {
        String columns = any(List.of("a, c", "b", "c, d", "a"));
        String operator = any(List.of("UNION ALL", "UNION", "INTERSECT", "EXCEPT"));
        return "SELECT " + columns + " FROM t WHERE " + condition("t", 1) + " " + operator + " SELECT " + columns
                + " FROM u WHERE " + condition("u", 1);
    }

    private String subquery() {
        String where = " WHERE " + condition("u", 1);
        return switch (random.nextInt(7)) {
            case 0 -> "SELECT a, c FROM t WHERE a IN (SELECT a FROM u" + where + ")";
            case 1 -> "SELECT a, c FROM t WHERE a NOT IN (SELECT b FROM u" + where + ")";
            case 2 -> "SELECT a, c FROM t WHERE EXISTS (SELECT 1 FROM u" + where + " AND u.b = t.b)";
            case 3 -> "SELECT a, c FROM t WHERE NOT EXISTS (SELECT 1 FROM u" + where + " AND u.c = t.c)";
            case 4 -> "SELECT a, (SELECT MAX(u.b) FROM u" + where + " AND u.a = t.a) AS m FROM t";
            case 5 -> "SELECT a, (SELECT COUNT(*) FROM u" + where + " AND u.a = t.a) AS m FROM t";
            default -> "SELECT b, c FROM t WHERE b > (SELECT MIN(a) FROM u" + where + ")";
        };
    }

    private String over() {
        String frame = any(List.of(
                "ROWS BETWEEN 1 PRECEDING AND CURRENT ROW",
                "ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW",
                "ROWS BETWEEN 2 PRECEDING AND 1 FOLLOWING",
                "ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING",
                "RANGE BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW"));
        String partition = mostly() ? "PARTITION BY c " : "";
        String all = "(" + partition + "ORDER BY a, b, c, d, e";
        return switch (random.nextInt(4)) {
            case 0 -> "SELECT a, b, c, ROW_NUMBER() OVER " + all + ") AS r FROM t";
            case 1 ->
                "SELECT a, c, RANK() OVER (" + partition + "ORDER BY a) AS r, DENSE_RANK() OVER (" + partition
                        + "ORDER BY a) AS s FROM t WHERE " + condition("t", 1);
            case 2 ->
                "SELECT a, b, c, SUM(a) OVER " + all + " " + frame + ") AS s, COUNT(b) OVER " + all + " " + frame
                        + ") AS n FROM t";
            default ->
                "SELECT a, c, LAG(a) OVER " + all + ") AS p, LEAD(a, 2) OVER " + all + ") AS f, MIN(d) OVER " + all
                        + " " + frame + ") AS m FROM t";
        };
    }

    private String top() {
        String order = any(List.of("a, b, c, d, e", "c DESC, a, b, d, e", "d DESC NULLS LAST, a DESC, b, c, e"));
        String sql = "SELECT a, b, c, d, e FROM t WHERE " + condition("t", 1) + " ORDER BY " + order;
        return random.nextBoolean() ? sql : sql + " LIMIT " + random.nextInt(8) + " OFFSET " + random.nextInt(4);
    }
}
