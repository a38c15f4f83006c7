package dev.millrace.sql.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes random queries over the table `t`, whose results depend on the rows that are left only, and not on the order
/// of the changes.
final class RandomStreams {
    /// The columns: a key, and numbers, texts and decimals with few different values.
    static final String COLUMNS = "id INT NOT NULL, a INT, b BIGINT, c VARCHAR(10), d DECIMAL(8, 2), e DOUBLE";

    private static final List<String> VALUES = List.of("a", "b", "c", "d", "e");
    private static final List<String> NUMBERS = List.of("a", "b", "d", "e", "a + b", "b * 2");

    private final Random random;

    RandomStreams(Random random) {
        this.random = random;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// Returns a query.
    String next() {
        return switch (random.nextInt(10)) {
            case 0 -> "SELECT id, a + 1 AS x, UPPER(c) AS y FROM t WHERE " + condition();
            case 1, 2, 3 -> grouped("t");
            case 4 ->
                "SELECT x, COUNT(*) AS m, MAX(n) AS o FROM (SELECT MIN(a) AS x," + " COUNT(*) AS n FROM t GROUP BY "
                        + any(List.of("a, c", "b", "c, d")) + ") GROUP BY x";
            case 5 -> "SELECT DISTINCT " + any(VALUES) + " AS v, c AS w FROM t";
            case 6 ->
                "SELECT a AS v, id AS w FROM t WHERE " + condition() + " UNION ALL SELECT a, id FROM t WHERE "
                        + condition();
            case 7 -> {
                List<String> columns = any(List.of(List.of("a", "b"), List.of("c"), List.of("d"), List.of("e")));
                yield "SELECT " + any(columns) + " AS v FROM t WHERE " + condition()
                        + any(List.of(" UNION ", " INTERSECT ", " EXCEPT ")) + "SELECT " + any(columns) + " FROM t";
            }
            case 8 -> top();
            default -> "SELECT COUNT(*) AS n, SUM(" + any(NUMBERS) + ") AS s, COUNT(DISTINCT c) AS k FROM t";
        };
    }

    private String grouped(String table) {
        List<String> calls = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) calls.add(call() + " AS x" + i);
        String key = any(List.of("a", "b", "c", "d", "a, c", "b, d"));
        String where = random.nextBoolean() ? "" : " WHERE " + condition();
        String having = random.nextInt(3) > 0 ? "" : " HAVING COUNT(*) > " + random.nextInt(4);
        String groups = random.nextInt(5) > 0 ? key : any(List.of("ROLLUP (", "CUBE (")) + key + ")";
        return "SELECT " + key + ", " + String.join(", ", calls) + " FROM " + table + where + " GROUP BY " + groups
                + having;
    }

    private String call() {
        String filter = random.nextInt(4) > 0 ? "" : " FILTER (WHERE " + condition() + ")";
        return switch (random.nextInt(9)) {
            case 0 -> "COUNT(*)" + filter;
            case 1 -> "COUNT(" + any(VALUES) + ")" + filter;
            case 2 -> "SUM(" + any(NUMBERS) + ")" + filter;
            case 3 -> "AVG(" + any(NUMBERS) + ")" + filter;
            case 4 -> "MIN(" + any(VALUES) + ")" + filter;
            case 5 -> "MAX(" + any(VALUES) + ")" + filter;
            case 6 -> "COUNT(DISTINCT " + any(VALUES) + ")" + filter;
            case 7 -> "SUM(DISTINCT " + any(NUMBERS) + ")" + filter;
            default -> "VAR_POP(a)";
        };
    }

    /// Returns a query whose order is total, because of the key.
    private String top() {
        String direction = any(List.of("", " DESC"));
        String order = any(VALUES) + direction + ", id";
        int count = 1 + random.nextInt(4);
        if (random.nextInt(3) == 0) return "SELECT id, a, c FROM t ORDER BY " + order + " LIMIT " + count;
        String number = random.nextBoolean() ? ", n" : "";
        return "SELECT id, a, c" + number + " FROM (SELECT *, ROW_NUMBER() OVER (PARTITION BY "
                + any(List.of("a", "c", "a, c")) + " ORDER BY " + order + ") AS n FROM t) WHERE n <= " + count;
    }

    private String condition() {
        return switch (random.nextInt(5)) {
            case 0 -> any(VALUES) + " IS NOT NULL";
            case 1 -> "a > " + random.nextInt(5);
            case 2 -> "b <= " + random.nextInt(6) + " OR c = 'x'";
            case 3 -> "c IN ('x', 'zz')";
            default -> "d < " + random.nextInt(4) + ".5";
        };
    }
}
