package dev.millrace.compat.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Makes random queries with MATCH_RECOGNIZE over the tables of the recorded cases.
final class RandomMatchQueries {
    private static final List<String> QUANTIFIERS =
            List.of("", "", "", "+", "*", "?", "{2}", "{1,3}", "{0,2}", "{2,}", "+?", "*?", "{1,2}?", "{2,}?");

    private final Random random;

    /// Creates a generator whose queries depend only on the seed.
    RandomMatchQueries(long seed) {
        this.random = new Random(seed);
    }

    /// Represents a variable of a pattern.
    private record Variable(String name, String quantifier) {
        boolean isMandatory() {
            return !quantifier.startsWith("*") && !quantifier.startsWith("?") && !quantifier.startsWith("{0");
        }
    }

    /// Returns the next query.
    String next() {
        List<Variable> variables = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            boolean isLast = i == count - 1;
            String quantifier = isLast && random.nextInt(3) > 0 ? "" : pick(QUANTIFIERS);
            variables.add(new Variable(String.valueOf("ABCD".charAt(i)), quantifier));
        }
        boolean isTies = random.nextInt(8) == 0;
        StringBuilder sql = new StringBuilder("SELECT * FROM " + (isTies ? "Ties" : "Ticker") + " MATCH_RECOGNIZE (");
        if (!isTies || random.nextBoolean()) sql.append("PARTITION BY symbol ");
        sql.append("ORDER BY ts")
                .append(random.nextInt(6) == 0 || isTies ? ", id" : "")
                .append('\n');
        sql.append("  MEASURES ").append(measures(variables)).append('\n');
        sql.append(skip(variables));
        sql.append("  PATTERN (");
        for (Variable each : variables)
            sql.append(each.name).append(each.quantifier).append(' ');
        sql.setLength(sql.length() - 1);
        sql.append(')');
        if (random.nextInt(3) == 0)
            sql.append(" WITHIN INTERVAL '").append(5 + random.nextInt(50)).append("' SECOND");
        List<String> defined = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (random.nextInt(6) > 0) defined.add(variables.get(i).name + " AS " + condition(variables, i));
        }
        if (defined.isEmpty()) defined.add("A AS A.price > 20");
        return sql.append("\n  DEFINE ")
                .append(String.join(", ", defined))
                .append(')')
                .toString();
    }

    private String measures(List<Variable> variables) {
        List<String> all = new ArrayList<>();
        for (Variable each : variables) {
            String name = each.name;
            String measure = switch (random.nextInt(6)) {
                case 0 -> "FIRST(" + name + ".id)";
                case 1 -> "LAST(" + name + ".id, 1)";
                case 2 -> "COUNT(" + name + ".id)";
                case 3 -> "SUM(" + name + ".price)";
                case 4 -> "FIRST(" + name + ".price, 1)";
                default -> name + ".id";
            };
            all.add(measure + " AS m" + all.size());
        }
        if (random.nextInt(3) == 0) all.add("MATCH_ROWTIME() AS r");
        if (random.nextInt(4) == 0) all.add("FIRST(id) AS f");
        return String.join(", ", all);
    }

    private String skip(List<Variable> variables) {
        // A match without rows of the variable, or one that starts with it, would end the job of all queries.
        List<Variable> safe = variables.stream()
                .skip(1)
                .filter(each -> each.isMandatory() && variables.getFirst().isMandatory())
                .toList();
        return switch (random.nextInt(6)) {
            case 0 -> "  AFTER MATCH SKIP TO NEXT ROW\n";
            case 1, 2 -> "  AFTER MATCH SKIP PAST LAST ROW\n";
            case 3 -> safe.isEmpty() ? "" : "  AFTER MATCH SKIP TO FIRST " + pick(safe).name + "\n";
            case 4 -> safe.isEmpty() ? "" : "  AFTER MATCH SKIP TO LAST " + pick(safe).name + "\n";
            default -> "";
        };
    }

    private String condition(List<Variable> variables, int index) {
        String own = variables.get(index).name;
        String other = index == 0 ? own : variables.get(random.nextInt(index)).name;
        String operator = pick(List.of(">", "<", ">=", "<>"));
        String condition = switch (random.nextInt(9)) {
            case 0 -> own + ".price " + operator + " " + (5 + random.nextInt(35));
            case 1 -> own + ".price " + operator + " LAST(" + other + ".price)";
            case 2 -> own + ".price " + operator + " LAST(" + own + ".price, 1)";
            case 3 ->
                "LAST(" + own + ".price, 1) IS NULL OR " + own + ".price " + operator + " LAST(" + own + ".price, 1)";
            case 4 -> "SUM(" + own + ".price) < " + (40 + random.nextInt(80));
            case 5 -> "COUNT(" + own + ".id) < " + (2 + random.nextInt(3));
            case 6 -> own + ".price " + operator + " AVG(" + other + ".price)";
            case 7 -> own + ".tax IS NOT NULL AND " + own + ".tax " + operator + " FIRST(" + other + ".tax)";
            default -> "MOD(" + own + ".id, 3) = " + random.nextInt(3);
        };
        return random.nextInt(5) == 0 ? "(" + condition + ") AND " + own + ".price < 45" : condition;
    }

    private <E> E pick(List<E> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
